package org.distromatrix.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distromatrix.guest.GuestResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuitePartsTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static GuestResult status(int status) {
    return new GuestResult(Optional.of(status), Optional.empty(), false, List.of(), Duration.ZERO);
  }

  @Test
  void exitStatus() {
    assertThat(ExitStatus.outcome(status(0), LIMIT)).isEqualTo(Outcome.passed());
    assertThat(ExitStatus.outcome(status(77), LIMIT)).isEqualTo(Outcome.skipped("exit status 77"));
    assertThat(ExitStatus.outcome(status(3), LIMIT))
        .isEqualTo(Outcome.failed(FailureKind.ASSERTION, "exit status 3"));
    assertThat(ExitStatus.outcome(status(139), LIMIT))
        .isEqualTo(
            Outcome.failed(
                FailureKind.ASSERTION, "exit status 139 (a shell's word for signal 11)"));
  }

  @Test
  void signalsAndTimeLimits() {
    var killed =
        new GuestResult(Optional.empty(), Optional.of("SEGV"), false, List.of(), Duration.ZERO);
    var late = new GuestResult(Optional.empty(), Optional.of("KILL"), true, List.of(), LIMIT);

    assertThat(ExitStatus.outcome(killed, LIMIT))
        .isEqualTo(Outcome.failed(FailureKind.SIGNAL, "ended by SIGSEGV"));
    assertThat(ExitStatus.outcome(late, LIMIT))
        .isEqualTo(Outcome.failed(FailureKind.TIMEOUT, "still running after 1m 30s, killed"));
  }

  @ParameterizedTest
  @CsvSource({
    "*.log, \\./[^/]*\\.log",
    "./a?c, \\./a[^/]c",
    "**/TEST-*.xml, \\./(.*/)?TEST-[^/]*\\.xml",
    "out/**, \\./out/.*",
    "[!ab]+, \\./[^ab]\\+",
    "[a, \\./\\[a"
  })
  void globsForFind(String glob, String regex) {
    assertThat(FindArguments.regex(glob)).isEqualTo(regex);
  }

  @Test
  void severalGlobs() {
    assertThat(FindArguments.matching(List.of("a", "b")))
        .containsExactly(
            "-regextype", "posix-extended", "(", "-regex", "\\./a", "-o", "-regex", "\\./b", ")");
    assertThat(FindArguments.matching(List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "tests/*.sh, true",
    "tests/t[0-9]-?.sh, true",
    "tests/smoke.sh, false",
    "make check, false",
    "ls *.sh, false",
    "'for i in *; do $i; done', false",
    "test -n *, false"
  })
  void runThatMeansSeveralScripts(String run, boolean glob) {
    assertThat(ScriptLine.isGlob(run)).isEqualTo(glob);
  }

  @Test
  void scriptsAreNamedBelowTheFolderOfTheirGlob() {
    assertThat(ScriptLine.found("tests/*.sh", "tests/a b.sh"))
        .isEqualTo(new ScriptLine("a b.sh", "./'tests/a b.sh'", true));
    assertThat(ScriptLine.found("tests/*/run", "tests/it's/run"))
        .isEqualTo(new ScriptLine("it's/run", "./'tests/it'\\''s/run'", true));
  }

  @Test
  void namesAreUnique() {
    var names = new TestNames();

    assertThat(
            List.of(names.unique("a"), names.unique("a"), names.unique("a (2)"), names.unique("a")))
        .containsExactly("a", "a (2)", "a (2) (2)", "a (3)");
  }

  @Test
  void longNamesAreNotCutWithinACharacter() {
    var face = "\uD83D\uDE00";
    assertThat(TestNames.clean("x".repeat(198) + face + "yyy")).isEqualTo("x".repeat(198) + "…");
  }

  @Test
  void lines() {
    var lines = new ArrayList<String>();
    var splitter = new LineSplitter(lines::add);
    for (var part : List.of("a", "b\nc\r\n\n", "x".repeat(LineSplitter.MAX_LINE + 9), "\nend")) {
      var bytes = part.getBytes(StandardCharsets.UTF_8);
      splitter.accept(bytes, bytes.length);
    }
    splitter.end();
    splitter.end();

    assertThat(lines).containsExactly("ab", "c", "", "x".repeat(LineSplitter.MAX_LINE), "end");
  }

  @Test
  void lastOutput() {
    var last = new LastOutput();
    for (int i = 1; i <= 2000; i++) {
      var bytes = ("line " + i + "\n").getBytes(StandardCharsets.UTF_8);
      last.accept(bytes, bytes.length);
    }
    assertThat(last.lines().lines()).hasSize(20).startsWith("line 1981").endsWith("line 2000");
  }

  @ParameterizedTest
  @CsvSource({"PT0.02S, 20ms", "PT1.55S, 1.5s", "PT30S, 30s", "PT15M, 15m", "PT61S, 1m 1s"})
  void durations(Duration duration, String words) {
    assertThat(Durations.words(duration)).isEqualTo(words);
  }
}
