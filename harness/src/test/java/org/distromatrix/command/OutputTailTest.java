package org.distromatrix.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutputTailTest {
  private final OutputTail tail = new OutputTail();

  private void accept(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    tail.accept(bytes, bytes.length);
  }

  @Test
  void nothingHasNoLines() {
    assertThat(tail.lines()).isEmpty();
  }

  @Test
  void fewLinesAreKeptWhole() {
    accept("one\ntw");
    accept("o\n\n");

    assertThat(tail.lines()).isEqualTo("one\ntwo");
  }

  @Test
  void ofManyTheLastTwentyAreKept() {
    accept(lines(1, 5000));
    accept(lines(5001, 5003));

    assertThat(tail.lines()).isEqualTo(lines(4984, 5003).stripTrailing());
  }

  private static String lines(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> i + "\n").collect(Collectors.joining());
  }

  @Test
  void oneEndlessLineIsCut() {
    accept("x".repeat(100_000));

    assertThat(tail.lines()).hasSize(8 * 1024).containsOnlyOnce("x".repeat(8 * 1024));
  }
}
