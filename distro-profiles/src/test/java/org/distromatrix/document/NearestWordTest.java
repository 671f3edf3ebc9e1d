package org.distromatrix.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordTest {
  private static final List<String> KNOWN = List.of("debian", "ubuntu", "suites", "on");

  @Test
  void findsSlips() {
    assertThat(NearestWord.to("debain", KNOWN)).contains("debian");
    assertThat(NearestWord.to("Debian", KNOWN)).contains("debian");
    assertThat(NearestWord.to("suits", KNOWN)).contains("suites");
    assertThat(NearestWord.to("ubunut", KNOWN)).contains("ubuntu");
  }

  @Test
  void doesNotGuessWildly() {
    assertThat(NearestWord.to("fedora", KNOWN)).isEmpty();
    assertThat(NearestWord.to("", List.of("abcd"))).isEmpty();
    assertThat(NearestWord.hint("fedora", KNOWN)).isEmpty();
  }

  @Test
  void putsItAsAQuestion() {
    assertThat(NearestWord.hint("suits", KNOWN)).isEqualTo("; did you mean 'suites'?");
  }
}
