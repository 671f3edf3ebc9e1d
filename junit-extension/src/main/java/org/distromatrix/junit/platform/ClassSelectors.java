package org.distromatrix.junit.platform;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.suite.HostRun;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;

/**
 * Reads {@code select}.
 *
 * <pre>
 * org.example.TallyIT    a class
 * org.example.*IT        classes of a package: a star stands for anything but a dot
 * org.example.**         those of packages below, too: two stars stand for anything
 * package:org.example    the same
 * </pre>
 */
final class ClassSelectors {
  private static final String PACKAGE = "package:";

  private final ClassLoader classes;

  ClassSelectors(ClassLoader classes) {
    this.classes = classes;
  }

  /**
   * What JUnit is to run.
   *
   * @throws MatrixException (usage) if there is no such class
   */
  List<DiscoverySelector> of(HostRun run) {
    if (!run.again().isEmpty()) {
      return run.again().stream()
          .map(id -> (DiscoverySelector) DiscoverySelectors.selectUniqueId(id))
          .toList();
    }
    List<DiscoverySelector> all = new ArrayList<>();
    run.select().forEach(entry -> all.addAll(selectors(entry)));
    return all;
  }

  private List<? extends DiscoverySelector> selectors(String entry) {
    if (entry.startsWith(PACKAGE)) {
      return List.of(DiscoverySelectors.selectPackage(entry.substring(PACKAGE.length())));
    }
    return entry.contains("*")
        ? matching(entry).stream().map(type -> DiscoverySelectors.selectClass(type)).toList()
        : List.of(DiscoverySelectors.selectClass(named(entry)));
  }

  private Class<?> named(String name) {
    try {
      return classes.loadClass(name);
    } catch (ClassNotFoundException e) {
      throw MatrixException.usage("there is no class '" + name + "' on the class path of the suite")
          .withHint("is it compiled, and spelled as in org.example.TallyIT?")
          .causedBy(e);
    } catch (LinkageError e) {
      throw MatrixException.usage("class '" + name + "' cannot be loaded: " + e).causedBy(e);
    }
  }

  /** Nested classes are found by who holds them; helpers without tests are no matter to JUnit. */
  private static List<Class<?>> matching(String pattern) {
    Pattern names = regex(pattern);
    int fixed = pattern.lastIndexOf('.', pattern.indexOf('*'));
    List<Class<?>> found =
        ReflectionSupport.findAllClassesInPackage(
            pattern.substring(0, Math.max(0, fixed)),
            type -> !Modifier.isAbstract(type.getModifiers()),
            name ->
                names.matcher(name).matches() && (pattern.contains("$") || !name.contains("$")));
    if (found.isEmpty()) {
      throw MatrixException.usage(
              "no class on the class path of the suite matches '" + pattern + "'")
          .withHint("is it compiled, and spelled as in org.example.*IT?");
    }
    return found;
  }

  private static Pattern regex(String pattern) {
    return Pattern.compile(
        Pattern.compile("\\*\\*|\\*|[^*]+")
            .matcher(pattern)
            .results()
            .map(
                part ->
                    switch (part.group()) {
                      case "**" -> ".*";
                      case "*" -> "[^.]*";
                      default -> Pattern.quote(part.group());
                    })
            .collect(Collectors.joining()));
  }
}
