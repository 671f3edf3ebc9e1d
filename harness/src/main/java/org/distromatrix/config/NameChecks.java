package org.distromatrix.config;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.distromatrix.document.Located;

/** Checks of the variables that axes and environments name. */
final class NameChecks {
  private final Problems problems;

  NameChecks(Problems problems) {
    this.problems = problems;
  }

  void check(MatrixDocument document) {
    document.axes().forEach(this::axis);
    environment(document.environment(), document.axes());
    environment(document.build().environment(), document.axes());
    document.suites().forEach(suite -> environment(suite.environment(), document.axes()));
    document.passEnvironment().forEach(this::notReserved);
  }

  private void axis(Located<String> name, Axis axis) {
    if (!Names.canBeAxis(name.value())) {
      problems.add(
          name, "axis '" + name.value() + "' would hide a name of Distro Matrix; choose another");
    }
    if (new HashSet<>(axis.values()).size() < axis.values().size()) {
      problems.add(name, "axis '" + name.value() + "' has a value twice");
    }
  }

  private void environment(
      Map<Located<String>, String> variables, Map<Located<String>, Axis> axes) {
    List<String> axisNames = axes.keySet().stream().map(Located::value).toList();
    for (Located<String> name : variables.keySet()) {
      notReserved(name);
      if (axisNames.contains(name.value())) {
        problems.add(name, "variable '" + name.value() + "' is an axis already");
      }
    }
  }

  private void notReserved(Located<String> name) {
    if (Names.isReserved(name.value())) {
      problems.add(name, "variable '" + name.value() + "' is set by Distro Matrix");
    }
  }
}
