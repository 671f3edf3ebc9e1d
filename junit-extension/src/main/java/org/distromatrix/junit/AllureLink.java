package org.distromatrix.junit;

import io.qameta.allure.Allure;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distromatrix.command.OutputSink;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.guest.GuestLost;
import org.distromatrix.plan.Cell;
import org.distromatrix.report.allure.AllureCell;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Tells Allure, where the project has it and it listens to the tests, in which cell a test runs: as
 * parameters, which keep the histories of a test on two distributions apart, and as labels.
 * Attaches what the test ran in its guest, and after a failure the guest's console and its journal.
 */
final class AllureLink implements BeforeEachCallback, AfterEachCallback {
  private static final String TEXT = "text/plain";

  private final GuestSupply supply;

  private AllureLink(GuestSupply supply) {
    this.supply = supply;
  }

  /** The link; empty if Allure is not on the class path. */
  static Optional<AllureLink> of(GuestSupply supply) {
    return ReflectionSupport.tryToLoadClass("io.qameta.allure.Allure")
        .toOptional()
        .map(found -> new AllureLink(supply));
  }

  private static boolean listens() {
    return Allure.getLifecycle().getCurrentTestCase().isPresent();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (listens()) {
      TestName name = supply.name(context);
      AllureCell cell = cell(supply.cell());
      Allure.getLifecycle()
          .updateTestCase(
              test -> {
                List<Parameter> parameters = new ArrayList<>(test.getParameters());
                parameters.addAll(cell.parameters());
                test.setParameters(parameters);
                List<Label> labels = new ArrayList<>(test.getLabels());
                labels.addAll(cell.labels());
                test.setLabels(labels);
                // JUnit's ids hold the number of the cell, which changes with matrix.yaml
                test.setTestCaseId(AllureCell.testCaseId(name.toString()));
                test.setHistoryId(cell.historyId(name.toString()));
              });
    }
  }

  private static AllureCell cell(Cell cell) {
    return new AllureCell(
        cell.id().text(), cell.distro().ref().toString(), cell.boot().word(), cell.axes());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!listens()) {
      return;
    }
    TestName name = supply.name(context);
    supply
        .opened()
        .map(cell -> cell.log(name.suite(), name.test()))
        .ifPresent(log -> attach("guest.log", log));
    if (context.getExecutionException().isPresent()) {
      attachStateOf(supply.guest(context));
    }
  }

  private static void attachStateOf(org.distromatrix.guest.Guest guest) {
    attach("console.log", guest.consoleLog());
    var journal = new CapturedText(OutputSink.none());
    try {
      guest.exec(
          GuestCommand.of(
              "journalctl", "--boot", "--no-pager", "--output=short-precise", "--lines=1000"),
          journal,
          OutputSink.none());
    } catch (GuestLost e) {
      return; // its console tells why, and the test's failure does
    }
    Allure.addAttachment("journal.txt", TEXT, journal.text());
  }

  private static void attach(String name, Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      Allure.addAttachment(name, TEXT, content, "txt");
    } catch (java.nio.file.NoSuchFileException e) {
      // nothing was written
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("Cannot attach " + file, e);
    }
  }
}
