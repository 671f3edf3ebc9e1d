package org.distromatrix.junit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.distromatrix.command.OutputSink;
import org.distromatrix.suite.HostRun;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;

/**
 * The one cell that JUnit's tests are in where {@code matrix run} runs them. It lies in the store
 * of the launcher's session; where there is none, JUnit runs the tests, and they have all cells.
 */
public final class CellOfRun {
  private static final String KEY = CellOfRun.class.getName();

  private final HostRun run;
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final Set<String> leftOut = ConcurrentHashMap.newKeySet();
  private final Map<String, List<String>> crossed = new ConcurrentHashMap<>();
  private volatile OutputSink output = OutputSink.none();

  public CellOfRun(HostRun run) {
    this.run = run;
  }

  /** Makes it known to the tests of a session. */
  public void in(NamespacedHierarchicalStore<Namespace> session) {
    session.put(Namespace.create(KEY), KEY, this);
  }

  static Optional<CellOfRun> of(ExtensionContext context) {
    return Optional.ofNullable(
        context
            .getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(KEY))
            .get(KEY, CellOfRun.class));
  }

  HostRun run() {
    return run;
  }

  /**
   * Tells what a node of JUnit's tree is called in results.
   *
   * @param wanted whether it is selected
   */
  public void named(String uniqueId, String name, boolean wanted) {
    names.put(uniqueId, name);
    if (!wanted) {
      leftOut.add(uniqueId);
    }
  }

  /**
   * Tells the arguments of the next invocation of a method or class that {@link DistroSource} is
   * on.
   *
   * @param template its unique id
   * @param arguments as they follow a test's name; "" if there are none beside the cell
   */
  void crosses(String template, String arguments) {
    crossed.computeIfAbsent(template, id -> new CopyOnWriteArrayList<>()).add(arguments);
  }

  /**
   * The arguments beside the cell that an invocation has, as they follow a test's name; empty if
   * that is not one of {@link DistroSource}.
   */
  public Optional<String> crossed(UniqueId invocation) {
    String number = invocation.getLastSegment().getValue();
    List<String> all = crossed.getOrDefault(invocation.removeLastSegment().toString(), List.of());
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(all.get(Integer.parseInt(number.substring(1)) - 1));
  }

  /** From now on, what is printed belongs to that log. */
  public void printsTo(OutputSink log) {
    output = log;
  }

  /** The log of whatever runs at the moment: tests of a cell run one after the other. */
  public OutputSink output() {
    return (buffer, length) -> output.accept(buffer, length);
  }

  /** The name of a test or class in results. */
  String name(ExtensionContext context) {
    return names.getOrDefault(context.getUniqueId(), context.getDisplayName());
  }

  /** Whether it is a test that is not selected. */
  boolean leavesOut(ExtensionContext context) {
    return leftOut.contains(context.getUniqueId());
  }
}
