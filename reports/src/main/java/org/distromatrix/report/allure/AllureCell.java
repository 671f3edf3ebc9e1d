package org.distromatrix.report.allure;

import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.util.ResultsUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A cell as Allure is told of it: parameters and labels. A test's history is kept by its name and
 * its cell, so that two distributions have two, wherever the test is run from.
 *
 * @param id stable id of the cell, the parent suite of its tests
 * @param distro reference, {@code debian:13}
 * @param boot word of the boot kind
 * @param axes axis values
 */
public record AllureCell(String id, String distro, String boot, Map<String, String> axes) {
  /** What it is, and its axes. */
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    all.add(ResultsUtils.createParameter("distro", distro));
    all.add(ResultsUtils.createParameter("boot", boot));
    axes.forEach((axis, value) -> all.add(ResultsUtils.createParameter(axis, value)));
    return all;
  }

  /** What tests are grouped and filtered by. */
  public List<Label> labels() {
    return List.of(
        ResultsUtils.createLabel("distro", distro),
        ResultsUtils.createLabel("boot", boot),
        ResultsUtils.createParentSuiteLabel(id));
  }

  /**
   * What two attempts at one test in this cell have in common, and nothing else.
   *
   * @param test {@code SUITE/TEST}
   */
  public String historyId(String test) {
    return ResultsUtils.md5(test + " on " + id);
  }

  /** What a test has in common with itself in other cells. */
  public static String testCaseId(String test) {
    return ResultsUtils.md5(test);
  }
}
