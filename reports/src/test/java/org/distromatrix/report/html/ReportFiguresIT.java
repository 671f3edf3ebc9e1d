package org.distromatrix.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.distromatrix.report.model.RunResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * Prints what a large report costs, and takes pictures of reports for who changes how they look.
 * They go to the folder that the system property {@code report.pictures} names.
 */
@Tag("slow")
class ReportFiguresIT {
  @TempDir Path folder;

  @Test
  void aHundredCellsOfAThousandTests() throws IOException {
    RunResult run = LargeRun.of(100, 1000, folder);
    var file = folder.resolve("report/index.html");
    HtmlReport.write(run, folder, file);
    long began = System.nanoTime();
    HtmlReport.write(run, folder, file);
    System.out.println(
        "written in " + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
    System.out.println("size " + Files.size(file) / 1000 + " kB");
    try (var page = Chromium.start(folder.resolve("browser"))) {
      for (int i = 0; i < 3; i++) {
        page.open(file, "");
        System.out.println("shown after " + page.run(SHOWN) + " ms, scripts " + page.run(SCRIPTS));
      }
      for (var part : List.of("#outcome=failed", "#q=part-99", "#")) {
        System.out.println("after " + part + ": " + page.milliseconds(part) + " ms");
      }
      picture(page, "large");
      page.run("document.getElementById('matrix-section').scrollIntoView()");
      picture(page, "large-matrix");
      page.open(file, "#suite=suite-3&cell=debian:14/nspawn");
      picture(page, "large-cell");
    }
  }

  /** From the start of the navigation to the first frame in which all is there. */
  private static final String SHOWN =
      "return Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)";

  private static final String SCRIPTS =
      "return Math.round(performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart) + ' ms'";

  @Test
  void pictures() throws IOException {
    var file = folder.resolve("report/index.html");
    HtmlReport.write(ReportSamples.many(folder), folder, file);
    try (var page = Chromium.start(folder.resolve("browser"))) {
      page.open(file, "");
      picture(page, "light");
      page.run("document.getElementById('matrix-section').scrollIntoView()");
      page.labelled("unit/reads-zstd, fedora:44/nspawn").click();
      page.until(() -> page.one("#panel").isDisplayed());
      page.press(Keys.ARROW_DOWN);
      picture(page, "panel");
      page.open(file, "#cell=debian:12/qemu");
      picture(page, "cell");
      page.dark(true);
      page.open(file, "");
      picture(page, "dark");
      page.open(file, "#cell=fedora:44/nspawn&test=unit/reads-gzip");
      picture(page, "dark-panel");
      page.open(file, "");
      page.run("document.getElementById('matrix-section').scrollIntoView()");
      picture(page, "dark-matrix");
      page.dark(false);
      page.size(400, 860);
      page.open(file, "");
      picture(page, "narrow");
      page.run("document.getElementById('matrix-section').scrollIntoView()");
      picture(page, "narrow-matrix");
      page.open(file, "#cell=fedora:44/nspawn&test=unit/reads-gzip");
      picture(page, "narrow-panel");
    }
  }

  private static void picture(Chromium page, String name) throws IOException {
    var target = System.getProperty("report.pictures", "");
    if (!target.isEmpty()) {
      var file = Path.of(target, name + ".png");
      Files.createDirectories(Path.of(target));
      Files.write(file, page.picture());
    }
  }
}
