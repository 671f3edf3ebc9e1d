package org.distromatrix.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.report.Samples;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The report as a reader has it: in a browser, from the disk. */
class HtmlReportIT {
  private static final String ROWS = ".line.test .name";
  private static final String SIDEWAYS = "return document.documentElement.scrollWidth > innerWidth";
  private static final String FIELD = "unit/reads-gzip, fedora:44/nspawn";

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // before all tests
  private static Path report;

  @SuppressWarnings("NullAway.Init") // before all tests
  private static Chromium page;

  @BeforeAll
  static void start() throws IOException {
    page = Chromium.start(folder.resolve("browser"));
    report = folder.resolve("run/report/index.html");
    HtmlReport.write(ReportSamples.many(folder.resolve("run")), folder.resolve("run"), report);
  }

  @AfterAll
  static void stop() {
    if (page != null) {
      page.close();
    }
  }

  @BeforeEach
  void open() {
    page.open(report, "");
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void saysFirstWhatFailed() {
    assertThat(page.title()).isEqualTo("failed: tally, 20261127-060000");
    assertThat(page.one(".headline").getText())
        .isEqualTo(
            "12 of 20 cells failed, 1 could not be tested, 2 failed as allowed. 4 tests and 1 check"
                + " fail: 2 only on fedora, 1 only with qemu, 1 only on debian:13, 1 elsewhere.");
    assertThat(page.texts(".failure h3"))
        .containsExactly(
            "!\narch:rolling/qemu\nhas no result: infrastructure, in image",
            "✕\n2 tests fail only on fedora",
            "✕\n1 test fails only with qemu",
            "✕\n1 test fails only on debian:13",
            "✕\n1 check fails only on centos",
            "✕\n1 test fails only on opensuse");
  }

  @Test
  void markupOfAGuestStaysText() {
    assertThat(page.texts(ROWS)).contains(ReportSamples.MARKUP);
    assertThat(page.all("img, iframe, b b, script:not([type])")).hasSize(1);

    page.labelled("unit/<img src=x onerror=document.title='run'>, debian:13/qemu").click();

    page.until(() -> !page.texts("#panel .attempt > .message").isEmpty());
    assertThat(page.texts("#panel .attempt > .message"))
        .containsExactly("</script><script>document.title='run'</script>");
    assertThat(page.title()).isEqualTo("failed: tally, 20261127-060000");
  }

  @Test
  void aFieldOpensWithItsOutputAndItsLog() throws Exception {
    page.labelled(FIELD).click();

    page.until(() -> page.one("#panel").isDisplayed());
    assertThat(page.part()).isEqualTo("#cell=fedora:44/nspawn&test=unit/reads-gzip");
    assertThat(page.one("#panel h2").getText()).isEqualTo("unit/reads-gzip");
    assertThat(page.texts("#panel .attempt > .message"))
        .containsExactly("exit status 1: cannot open libz.so.1");
    assertThat(page.texts("#panel .command code"))
        .containsExactly(
            "sudo matrix run -C 'sample project' fedora:44/nspawn//unit/reads-gzip",
            "sudo matrix shell -C 'sample project' fedora:44/nspawn");
    assertThat(page.one("#panel .block:nth-of-type(2) .output").getText())
        .endsWith("reads-gzip: FAILED, warning: zlib\ncursor moved^G NUL[^@] <b>not bold</b>");
    assertThat(page.texts("#panel .ansi-fore-1")).containsExactly("4", "FAILED");
    var link = page.one("#panel .attempt a").getAttribute("href");
    assertThat(Path.of(new URI(String.valueOf(link)))).exists();
  }

  @Test
  void linksLeadToWhatTheyNameAndBack() {
    page.open(report, "#outcome=flaky&cell=arch:rolling/qemu");

    assertThat(page.texts(ROWS)).containsExactly("restarts-after-a-crash");
    assertThat(page.one("#panel h2").getText()).isEqualTo("arch:rolling/qemu");
    assertThat(page.texts("#panel .attempt .message"))
        .containsExactly("Cannot reach the mirror https://mirror.example/arch: connection refused");
    assertThat(page.texts("#panel .command code"))
        .containsExactly("sudo matrix run -C 'sample project' arch:rolling/qemu");

    page.pressEscape();
    page.until(() -> !page.one("#panel").isDisplayed());
    page.pressEscape();
    page.until(() -> page.texts(ROWS).size() == 20);
    assertThat(page.part()).isEmpty();
  }

  @Test
  void filtersLeaveWhatTheyNameAndStayInTheAddress() {
    page.all(".chip").get(0).click();
    page.until(() -> page.texts(ROWS).size() < 20);
    assertThat(page.texts(ROWS))
        .containsExactly(
            "reads-gzip", "reads-zstd", ReportSamples.MARKUP, "is-confined", "failed-units");

    page.one("#toolbar input").sendKeys("LIBZ");
    page.until(() -> page.texts(ROWS).equals(List.of("reads-gzip", "reads-zstd")));
    assertThat(page.part()).isEqualTo("#q=LIBZ&outcome=failed");

    page.one("#toolbar select option[value='debian:13']").click();
    page.until(() -> page.texts(".matrix-frame .nothing").size() == 1);
    assertThat(page.texts(".titles .title")).hasSize(2);
    assertThat(page.part()).isEqualTo("#q=LIBZ&outcome=failed&distro=debian:13");
  }

  @Test
  void suitesFold() {
    page.all(".line.suite .name").get(0).click();

    page.until(() -> !page.texts(ROWS).contains("reads-gzip"));
    assertThat(page.texts(ROWS)).contains("starts-on-boot", "failed-units");
    assertThat(page.all(".line.suite .name").get(0).getAttribute("aria-expanded"))
        .isEqualTo("false");
  }

  @Test
  void theKeyboardAloneIsEnough() {
    page.press("/");
    page.until(() -> page.run("return document.activeElement.type").equals("search"));
    page.press("zstd");
    page.until(() -> page.texts(ROWS).equals(List.of("reads-zstd")));
    page.run("document.querySelector('.skip-link').focus()");
    page.press(Keys.ENTER);
    page.press(Keys.ARROW_DOWN);
    page.press(Keys.ARROW_DOWN);
    page.press(Keys.ARROW_DOWN);
    page.press(Keys.ARROW_RIGHT);
    page.press(Keys.ENTER);

    page.until(() -> page.one("#panel").isDisplayed());
    assertThat(page.part()).isEqualTo("#q=zstd&cell=fedora:43/qemu&test=unit/reads-zstd");
    page.pressEscape();
    page.until(() -> !page.one("#panel").isDisplayed());
    assertThat(page.run("return document.activeElement.getAttribute('aria-label')"))
        .isEqualTo("unit/reads-zstd, fedora:43/qemu: failed");
  }

  @Test
  void packagesAreSearched() {
    page.open(report, "#cell=debian:12/nspawn");
    page.one("#panel details summary").click();
    page.until(() -> page.texts("#panel .packages tr").size() == 6);

    page.one("#panel details input").sendKeys("zl");

    page.until(() -> page.texts("#panel .packages tr").equals(List.of("zlib 1.9 x86_64 base")));
  }

  @Test
  void theThemeIsTheReaders() {
    assertThat(page.run("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(247, 247, 245)");

    page.one("#tools button").click();
    page.one("#tools button").click();

    assertThat(page.one("#tools button").getText()).isEqualTo("Theme: dark");
    assertThat(page.run("return getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(19, 21, 23)");
  }

  @Test
  void aNameOfAnyLengthBreaksNothing() throws IOException {
    var name = "x\u202egnp.exe\u0000" + "n".repeat(10_000);
    var failed = Outcome.failed(FailureKind.ASSERTION, name);
    var run =
        Samples.run(
            Samples.cell(
                "debian:13/nspawn", Samples.test(name, name, Samples.attempt(1, failed, name))));
    var file = folder.resolve("long/report/index.html");
    HtmlReport.write(run, folder.resolve("long"), file);
    page.open(file, "");
    page.all(".line.test .field").get(0).click();

    page.until(() -> page.one("#panel").isDisplayed());
    assertThat(page.one("#panel h2").getText()).startsWith("x\ufffdgnp.exe^@nnn");
    assertThat(page.run(SIDEWAYS)).isEqualTo("false");
    assertThat(
            page.run(
                "const p = document.getElementById('panel'); return p.scrollWidth > p.clientWidth"))
        .isEqualTo("false");
  }

  @Test
  void manyRowsAreMadeWhenTheyAreSeen() throws IOException {
    var file = folder.resolve("large/report/index.html");
    HtmlReport.write(LargeRun.of(40, 300, folder.resolve("large")), folder.resolve("large"), file);
    page.open(file, "");
    assertThat(page.all(".line.test")).hasSize(300);
    assertThat(page.all(".line.test .field").size()).isLessThan(40 * 100);

    page.open(
        file, "#cell=debian:14/nspawn&test=suite-5/checks-that-part-299-does-what-it-promises");

    page.until(() -> page.all(".line.test .field.selected").size() == 1);
    assertThat(page.one("#panel .badge").getText()).isEqualTo("✓\npassed");
  }

  @Test
  void aPhoneNeedsNoSidewaysScrollOfThePage() {
    page.size(400, 800);
    try {
      page.open(report, "");

      assertThat(page.run(SIDEWAYS)).isEqualTo("false");
    } finally {
      page.size(1600, 1000);
    }
  }
}
