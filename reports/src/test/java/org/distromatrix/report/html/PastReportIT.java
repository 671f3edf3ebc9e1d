package org.distromatrix.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report says of earlier runs, in a browser. */
class PastReportIT {
  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // before all tests
  private static Path report;

  @SuppressWarnings("NullAway.Init") // before all tests
  private static Chromium page;

  @BeforeAll
  static void start() throws IOException {
    page = Chromium.start(folder.resolve("browser"));
    report = folder.resolve("run/report/index.html");
    var samples = PastSamples.of(folder.resolve("run"));
    HtmlReport.write(samples.run(), folder.resolve("run"), report, samples.past());
  }

  @AfterAll
  static void stop() {
    if (page != null) {
      page.close();
    }
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(page.complaints()).isEmpty();
  }

  private static void picture(String name) throws IOException {
    var target = System.getProperty("report.pictures", "");
    if (!target.isEmpty()) {
      Files.write(Files.createDirectories(Path.of(target)).resolve(name + ".png"), page.picture());
    }
  }

  @Test
  void tellsWhatIsNewSinceTheEarlierRunAndLeadsThere() throws IOException {
    page.open(report, "");
    picture("past-top");
    page.run("document.getElementById('since').scrollIntoView()");
    picture("past");

    assertThat(page.one("#since h2").getText()).isEqualTo("Since run 20261126-060000");
    assertThat(page.texts("#since h3")).contains("1 fixed", "Packages that differ");
    assertThat(page.one("#since .change.fixed li").getText())
        .isEqualTo("unit/keeps-order · debian:12/nspawn\ngot \ufffd<b>");

    page.one("#since .change.new-failure li button").click();
    page.until(() -> page.one("#panel").isDisplayed());
    picture("past-panel");
    assertThat(page.one("#panel .when").getText())
        .isEqualTo(
            "Failing since run 20261127-060000 (2026-11-27), passed before in run 20261126-060000"
                + " (2026-11-26). It alternates: it failed in 3 of 13 runs.");
    assertThat(page.all("#panel .mark")).hasSize(13);
    assertThat(page.all("#panel .mark.failed")).hasSize(3);
    assertThat(page.one("#panel .mark").getDomAttribute("title"))
        .isEqualTo("20261115-060000 (2026-11-15): passed");
  }

  @Test
  void whatTheBaselineKnowsIsMarked() throws IOException {
    page.open(report, "#cell=debian:13/nspawn&outcome=known");
    picture("past-known");

    assertThat(page.texts(".failure.known .hint"))
        .contains("Known: also in baseline 20261126-060000");
    assertThat(page.one("#panel .badge").getText()).contains("failed, as in the baseline");
  }
}
