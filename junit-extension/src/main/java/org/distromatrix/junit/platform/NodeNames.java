package org.distromatrix.junit.platform;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.distromatrix.junit.CellOfRun;
import org.distromatrix.junit.OnDistros;
import org.distromatrix.suite.HostRun;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestIdentifier;

/**
 * What nodes of JUnit's tree are called in results: {@code TallyIT/tellsItsVersion}, {@code
 * TallyIT/WhenEmpty/counts x}; {@code TallyIT/(class)} for what belongs to no single test.
 */
final class NodeNames {
  private static final Node ROOT = new Node("", false, false, false);

  private final HostRun run;
  private final CellOfRun place;
  private final String cell;
  private final Map<UniqueId, Node> nodes = new HashMap<>();
  private final Map<String, String> classes = new HashMap<>();

  /**
   * Where a node is.
   *
   * @param path names from the class on
   * @param inMethod whether it is a method, or below one
   * @param template whether it is a class that is run more than once, or below it, before it is
   *     known how often
   * @param ours whether that is for the cells of {@link OnDistros}, of which there is one
   */
  private record Node(String path, boolean inMethod, boolean template, boolean ours) {
    /** The name of what belongs to none of the tests below. */
    String whole() {
      String part = inMethod ? "(method)" : "(class)";
      return path.isEmpty() ? part : path + "/" + part;
    }
  }

  NodeNames(HostRun run, CellOfRun place) {
    this.run = run;
    this.place = place;
    this.cell = run.cell().id().text();
  }

  /** Lets JUnit see only the tests that are selected, as far as that can be said beforehand. */
  PostDiscoveryFilter wanted() {
    return descriptor -> {
      learnAll(descriptor);
      TestIdentifier test = TestIdentifier.from(descriptor);
      Node node = learn(test);
      boolean open = !test.isTest() || (node.template() && !node.ours());
      return FilterResult.includedIf(open || wants(test, node.template() ? node.path() : of(test)));
    };
  }

  private void learnAll(TestDescriptor node) {
    node.getParent().ifPresent(this::learnAll);
    learn(TestIdentifier.from(node));
  }

  /** The name of a node whose parents are known; it is told to those who ask for it by its id. */
  String of(TestIdentifier node) {
    Node known = learn(node);
    String name = run.name(node.getUniqueId(), node.isTest() ? known.path() : known.whole());
    place.named(node.getUniqueId(), name, !node.isTest() || wants(node, name));
    return name;
  }

  /** Whether it is selected, by its own name or with something that it is part of. */
  boolean wants(TestIdentifier node) {
    return wants(node, of(node));
  }

  private boolean wants(TestIdentifier node, String name) {
    return run.wants(name)
        || node.getParentIdObject().filter(parent -> wantsWhole(parent)).isPresent();
  }

  private boolean wantsWhole(UniqueId id) {
    Node node = nodes.getOrDefault(id, ROOT);
    return !node.path().isEmpty()
        && (run.wants(node.whole()) || wantsWhole(id.removeLastSegment()));
  }

  private Node learn(TestIdentifier node) {
    Node known = nodes.get(node.getUniqueIdObject());
    if (known != null) {
      return known;
    }
    Node found =
        node.getParentIdObject()
            .map(parent -> below(nodes.getOrDefault(parent, ROOT), node))
            .orElse(ROOT);
    nodes.put(node.getUniqueIdObject(), found);
    return found;
  }

  private Node below(Node parent, TestIdentifier node) {
    String type = node.getUniqueIdObject().getLastSegment().getType();
    Optional<TestSource> source = node.getSource();
    boolean method = source.filter(MethodSource.class::isInstance).isPresent();
    boolean template = type.equals("class-template");
    boolean invocation = type.endsWith("-invocation");
    return new Node(
        path(parent, node, parent.inMethod() || invocation),
        parent.inMethod() || method,
        template || (parent.template() && !invocation),
        template ? source.filter(NodeNames::isOurs).isPresent() : parent.ours());
  }

  private static boolean isOurs(TestSource source) {
    return source instanceof ClassSource type
        && !AnnotationSupport.findRepeatableAnnotations(type.getJavaClass(), OnDistros.class)
            .isEmpty();
  }

  private String path(Node parent, TestIdentifier node, boolean oneOfMany) {
    if (oneOfMany) {
      boolean ours = node.getDisplayName().equals(cell);
      return parent.path()
          + (ours
              ? ""
              : place.crossed(node.getUniqueIdObject()).orElse(" " + node.getDisplayName()));
    }
    String own = node.getSource().map(this::own).orElse(node.getDisplayName());
    return parent.path().isEmpty() ? own : parent.path() + "/" + simple(own);
  }

  private String own(TestSource source) {
    if (source instanceof MethodSource method) {
      return method.getMethodName() + parameters(method);
    }
    return source instanceof ClassSource type ? unique(type.getClassName()) : source.toString();
  }

  /** The class's simple name, unless another class has it. */
  private String unique(String className) {
    String owner = classes.computeIfAbsent(simple(className), name -> className);
    return owner.equals(className) ? simple(className) : className;
  }

  private static String simple(String className) {
    return className.substring(
        Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
  }

  /** Overloaded methods are told apart by what they take. */
  private static String parameters(MethodSource source) {
    var method = source.getJavaMethod();
    long same =
        Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
            .filter(other -> !other.isSynthetic() && other.getName().equals(method.getName()))
            .count();
    return same == 1
        ? ""
        : Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(",", "(", ")"));
  }
}
