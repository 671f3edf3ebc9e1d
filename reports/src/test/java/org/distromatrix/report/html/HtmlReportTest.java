package org.distromatrix.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.report.Samples.attempt;
import static org.distromatrix.report.Samples.cell;
import static org.distromatrix.report.Samples.test;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.distromatrix.report.Samples;
import org.distromatrix.report.compare.Comparison;
import org.distromatrix.report.history.OutcomeHistory;
import org.distromatrix.report.history.Past;
import org.distromatrix.report.json.JsonFormat;
import org.distromatrix.report.json.JsonObject;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final String DATA = "<script type=\"application/json\" id=\"data\">";
  private static final Outcome FAILED = Outcome.failed(FailureKind.ASSERTION, "no");

  @TempDir Path folder;

  private String page(RunResult run) throws IOException {
    var file = folder.resolve("report/index.html");
    HtmlReport.write(run, folder, file);
    return Files.readString(file);
  }

  private JsonObject data(RunResult run) throws IOException {
    var page = page(run);
    int start = page.indexOf(DATA) + DATA.length();
    var json = page.substring(start, page.indexOf("</script>", start));
    return JsonFormat.parse(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private RunResult failing(String log) {
    var attempt = new Attempt(1, FAILED, Samples.START, Duration.ZERO, log, "");
    return Samples.run(cell("debian:13/nspawn", test("unit", "a", attempt)));
  }

  private JsonObject failure(RunResult run) throws IOException {
    return data(run).objects("cells").get(0).object("more").objects("0").get(0);
  }

  @Test
  void holdsEverythingAndLoadsNothing() throws IOException {
    var page = page(Samples.run(Samples.mixed(), Samples.broken(Optional.empty())));

    assertThat(page)
        .startsWith("\n<!doctype html>")
        .contains("<title>failed: tally, 20260131-120000</title>")
        .contains(
            "default-src &#39;none&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;;")
        .doesNotContainPattern("(src|href)=\"(https?:)?//")
        .doesNotContain("innerHTML", "url(", "@import");
  }

  @Test
  void tellsHowManyNewFailuresAreAllowed() throws IOException {
    var run = Samples.run(Samples.mixed(), Samples.broken(Optional.of("upstream bug 123")));
    var since = Comparison.of(Samples.run(), run);
    var file = folder.resolve("index.html");

    HtmlReport.write(
        run, folder, file, new Past(OutcomeHistory.none("tally").and(run), Optional.of(since)));

    assertThat(file).content().contains("\"title\":\"3 new failures, 1 allowed\"");
  }

  @Test
  void whatAGuestSaysEndsNoElement() throws IOException {
    var nasty = "</script><script>alert(1)</script><!--\u0000\ud800" + "x".repeat(10_000);
    var run = Samples.run(cell("debian:13/nspawn", test(nasty, nasty, attempt(1, FAILED, nasty))));

    assertThat(page(run)).doesNotContain("<script>alert", "<!--\u0000");
    assertThat(data(run).texts("words")).contains(nasty.replace('\ud800', '?'));
  }

  @Test
  void theProjectsNameIsText() throws IOException {
    var run =
        new RunResult("1", "<b>&", "0", Samples.START, Duration.ZERO, true, List.of(), List.of());

    assertThat(page(run)).contains("<h1>&lt;b&gt;&amp;</h1>", "<title>not tested: &lt;b&gt;&amp;");
  }

  @Test
  void fieldsAreLettersByRow() throws IOException {
    var data =
        data(Samples.run(Samples.mixed(), Samples.skipped(), Samples.broken(Optional.empty())));

    assertThat(data.objects("cells").stream().map(cell -> cell.text("outcomes")))
        .containsExactly("pf.ks.fp", "..s..s..", "........");
    assertThat(data.objects("suites").stream().map(suite -> suite.flag("checks")))
        .containsExactly(false, false, true);
  }

  @Test
  void aNameThatComesTwiceHasTwoRows() throws IOException {
    var twice = test("unit", "a", attempt(1, Outcome.passed(), ""));
    var data = data(Samples.run(cell("debian:13/nspawn", twice, twice)));

    assertThat(data.objects("cells").get(0).text("outcomes")).isEqualTo("pp");
  }

  @Test
  void ofALogOnlyTheEndIsHeld() throws IOException {
    Files.writeString(folder.resolve("a.log"), "first\n" + "é".repeat(20_000) + "last\n");

    var failure = failure(failing("a.log"));

    assertThat(failure.text("output"))
        .startsWith("éé")
        .endsWith("élast\n")
        .hasSizeLessThan(12 * 1024);
    assertThat(failure.number("leftOut")).isEqualTo(40_011 - 12 * 1024 + 1);
  }

  @Test
  void aHugeLogIsNotReadThrough() throws IOException {
    try (var log = new RandomAccessFile(folder.resolve("a.log").toFile(), "rw")) {
      log.setLength(300L << 20);
      log.seek(300L << 20);
      log.write(new byte[] {(byte) 0xff, 'e', 'n', 'd'});
    }

    var failure = failure(failing("a.log"));

    assertThat(failure.text("output")).startsWith("\u0000\u0000").endsWith("\ufffdend");
    assertThat(failure.number("leftOut")).isEqualTo((300L << 20) + 4 - 12 * 1024);
  }

  @Test
  void manyFailuresShareTheRoom() throws IOException {
    Files.writeString(folder.resolve("a.log"), "x".repeat(20_000));
    var attempt = new Attempt(1, FAILED, Samples.START, Duration.ZERO, "a.log", "");
    var tests =
        IntStream.range(0, 3000)
            .mapToObj(i -> test("unit", "t" + i, attempt))
            .toArray(TestResult[]::new);

    var more = data(Samples.run(cell("debian:13/nspawn", tests))).objects("cells").get(0);

    assertThat(more.object("more").objects("0").get(0).text("output")).hasSize((4 << 20) / 3000);
    assertThat(more.object("more").objects("2999").get(0).text("output")).hasSize((4 << 20) / 3000);
  }

  @Test
  void aMessageThatComesOftenIsCountedOnce() throws IOException {
    var skipped = Outcome.skipped("y".repeat(2000));
    var tests =
        IntStream.range(0, 2000)
            .mapToObj(i -> test("unit", "t" + i, attempt(1, skipped, "")))
            .toArray(TestResult[]::new);

    assertThat(data(Samples.run(cell("debian:13/nspawn", tests))).texts("words"))
        .contains("y".repeat(2000))
        .noneMatch(word -> word.contains("left out"));
  }

  @Test
  void nothingOutsideOfTheRunFolderIsRead() throws IOException {
    var outside = Files.writeString(folder.resolveSibling(folder.getFileName() + ".key"), "secret");
    Files.createSymbolicLink(folder.resolve("link.log"), outside);
    Files.createSymbolicLink(folder.resolve("up"), folder.getParent());

    for (var log :
        List.of(
            outside.toString(),
            "../" + outside.getFileName(),
            "link.log",
            "up/" + outside.getFileName(),
            "nul\u0000.log")) {
      assertThat(failure(failing(log)).has("output")).as(log).isFalse();
    }
    Files.delete(outside);
  }

  @Test
  void theSameRunMakesTheSameBytes() throws IOException {
    assertThat(page(Samples.run(Samples.mixed()))).isEqualTo(page(Samples.run(Samples.mixed())));
  }
}
