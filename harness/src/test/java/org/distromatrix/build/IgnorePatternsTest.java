package org.distromatrix.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.command.OutputSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnorePatternsTest {
  /** Two asterisks that are not a whole part: git's answer depends on what stands before them. */
  private static final Pattern UNDOCUMENTED = Pattern.compile("[^/!]\\*\\*|\\*\\*[^/]");

  @ParameterizedTest
  @CsvSource({
    "*.o, a/b.o, true",
    "*.o, b.o/x, true",
    "/build, build, true",
    "/build, sub/build, false",
    "doc/frotz/, doc/frotz/x, true",
    "doc/frotz/, a/doc/frotz/x, false",
    "build/, build, false",
    "**/foo, a/b/foo, true",
    "**/foo, foo, true",
    "abc/**, abc/x/y, true",
    "abc/**, abc, false",
    "a/**/b, a/b, true",
    "a/**/b, a/x/y/b, true",
    "a?c, a/c, false",
    "[a-c].txt, b.txt, true",
    "[!a-c].txt, b.txt, false",
    "[[:digit:]].txt, 7.txt, true",
    "[a, [a, false",
    "[z-a], b, false",
    "\\!important, !important, true",
    "\\#note, #note, true",
    "# *, a, false",
    "x**y, xzzy, true",
  })
  void readsOneLine(String pattern, String path, boolean named) {
    assertThat(IgnorePatterns.of(List.of(pattern)).names(path, false)).isEqualTo(named);
  }

  @Test
  void theLastLineWinsButNotBelowANamedFolder() {
    var patterns = IgnorePatterns.of(List.of("*.log", "!keep.log", "out/", "!out/keep.log"));

    assertThat(patterns.names("a.log", false)).isTrue();
    assertThat(patterns.names("keep.log", false)).isFalse();
    assertThat(patterns.names("out/keep.log", false)).isTrue();
  }

  @Test
  void spacesAtTheEndCountOnlyWhenEscaped() {
    assertThat(IgnorePatterns.of(List.of("a  ")).names("a", false)).isTrue();
    assertThat(IgnorePatterns.of(List.of("a\\ ")).names("a ", false)).isTrue();
    assertThat(IgnorePatterns.of(List.of("a\\ ")).names("a", false)).isFalse();
  }

  /** Lists of random patterns over a small alphabet, each answer compared with git's own. */
  @Test
  void agreesWithGit(@TempDir Path repository) throws Exception {
    var commands = new LocalCommands(System.getenv());
    commands.run(Command.of("git", "init", "-q").in(repository));
    var random = new Random(20261123);
    List<String> paths = List.of("a", "b", "ab", "a/b", "a/b/a", "b/a", "ab/b", "b/ab/a", "a/ab/b");
    for (int round = 0; round < 200; round++) {
      List<String> lines = randomLines(random);
      Files.write(repository.resolve(".gitignore"), lines);
      var ours = IgnorePatterns.of(lines);
      List<String> named = paths.stream().filter(path -> ours.names(path, false)).toList();
      assertThat(named).as("%s", lines).isEqualTo(namedByGit(commands, repository, paths));
    }
  }

  private static List<String> randomLines(Random random) {
    List<String> tokens = List.of("a", "b", "*", "/", "**", "?", "[a]", "[!b]", "\\a", "**/");
    var lines = new ArrayList<String>();
    for (int line = 0; line < 1 + random.nextInt(3); line++) {
      var text = new StringBuilder(random.nextInt(4) == 0 ? "!" : "");
      for (int token = 0; token < 1 + random.nextInt(5); token++) {
        text.append(tokens.get(random.nextInt(tokens.size())));
      }
      if (!UNDOCUMENTED.matcher(text).find()) {
        lines.add(text.toString());
      }
    }
    return lines;
  }

  private static List<String> namedByGit(
      LocalCommands commands, Path repository, List<String> paths) {
    var argv = new ArrayList<>(List.of("git", "check-ignore", "--no-index", "--"));
    argv.addAll(paths);
    return commands
        .tryRun(
            Command.of(argv)
                .in(repository)
                .withEnvironment(Map.of("GIT_CONFIG_GLOBAL", "/dev/null")),
            OutputSink.none())
        .stdout()
        .lines()
        .toList();
  }
}
