package org.distromatrix.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestLogTest {
  @TempDir Path folder;

  private String logged(long limit, String... parts) throws IOException {
    var file = folder.resolve("deep/test.log");
    try (var log = new TestLog(file, limit)) {
      for (var part : parts) {
        var bytes = part.getBytes(StandardCharsets.ISO_8859_1);
        log.accept(bytes, bytes.length);
      }
    }
    try (var all = Files.list(file.getParent())) {
      assertThat(all).containsExactly(file);
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  @Test
  void keepsBytesAsTheyCome() throws IOException {
    assertThat(logged(100, "a\u00ff\u0000", "\u001b[1m\n")).isEqualTo("a\u00ff\u0000\u001b[1m\n");
  }

  @Test
  void isWholeUpToItsLimit() throws IOException {
    assertThat(logged(10, "0123", "456789")).isEqualTo("0123456789");
  }

  @Test
  void cutsTheMiddle() throws IOException {
    assertThat(logged(10, "0123456", "789abc", "def"))
        .isEqualTo("01234\n[... 6 bytes cut ...]\nbcdef");
    assertThat(logged(10, "01234", "abcdefghij")).isEqualTo("01234\n[... 5 bytes cut ...]\nfghij");
  }

  @Test
  void marksStandOnTheirOwnLine() throws IOException {
    var file = folder.resolve("m.log");
    try (var log = new TestLog(file, 100)) {
      log.accept("x".getBytes(StandardCharsets.UTF_8), 1);
      log.mark("debug");
    }
    assertThat(file).hasContent("x\n--- debug ---\n");
  }
}
