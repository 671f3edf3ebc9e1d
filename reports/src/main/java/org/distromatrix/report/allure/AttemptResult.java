package org.distromatrix.report.allure;

import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.util.ResultsUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.testcase.TestCase;

/**
 * One attempt at a test in Allure's words.
 *
 * @param known whether its failure is one of the run's baseline
 */
record AttemptResult(CellResult cell, String suite, TestCase test, Attempt attempt, boolean known) {
  TestResult result(Optional<String> log) {
    AllureCell place =
        new AllureCell(cell.id(), cell.id().split("/", 2)[0], cell.boot(), cell.axes());
    String name = suite + "/" + test.name();
    TestResult result =
        new TestResult()
            .setUuid(UUID.randomUUID().toString())
            .setName(test.name())
            .setFullName(name)
            .setHistoryId(place.historyId(name))
            .setTestCaseId(AllureCell.testCaseId(name))
            .setParameters(place.parameters())
            .setLabels(labels(place))
            .setStage(Stage.FINISHED)
            .setStatus(status())
            .setStatusDetails(details());
    if (!attempt.started().equals(TestCase.UNKNOWN)) {
      result.setStart(attempt.started().toEpochMilli());
      result.setStop(attempt.started().plus(attempt.took()).toEpochMilli());
    }
    log.ifPresent(
        source ->
            result.setAttachments(
                List.of(
                    new Attachment().setName("output").setType("text/plain").setSource(source))));
    return result;
  }

  private List<Label> labels(AllureCell place) {
    List<Label> labels = new ArrayList<>(place.labels());
    labels.add(ResultsUtils.createSuiteLabel(suite));
    labels.add(ResultsUtils.createFrameworkLabel("distro-matrix"));
    return labels;
  }

  /** What is nobody's assertion is broken, in Allure's words. */
  private Status status() {
    if (attempt.outcome() instanceof Outcome.Failed failed) {
      boolean asserted =
          failed.kind() == FailureKind.ASSERTION || failed.kind() == FailureKind.CHECK;
      return asserted ? Status.FAILED : Status.BROKEN;
    }
    return attempt.outcome() instanceof Outcome.Skipped ? Status.SKIPPED : Status.PASSED;
  }

  private StatusDetails details() {
    StatusDetails details = new StatusDetails();
    details.setFlaky(test.flaky());
    details.setKnown(known);
    cell.allowedFailure().ifPresent(reason -> details.setKnown(true).setMuted(true));
    if (attempt.outcome() instanceof Outcome.Failed failed) {
      details.setMessage(failed.message()).setTrace(attempt.details());
    } else if (attempt.outcome() instanceof Outcome.Skipped skipped) {
      details.setMessage(skipped.reason());
    }
    return details;
  }
}
