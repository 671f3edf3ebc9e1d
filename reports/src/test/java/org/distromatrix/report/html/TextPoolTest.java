package org.distromatrix.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPoolTest {
  @Test
  void whatIsCutSaysSo() {
    var pool = new TextPool(4, 7);

    assertThat(pool.take("abcdef")).isEqualTo("abcd\n[... 2 characters left out]");
    assertThat(pool.take("xyz")).isEqualTo("xyz");
    assertThat(pool.take("")).isEmpty();
    assertThat(pool.take("more")).isEqualTo("\n[... 4 characters left out]");
  }
}
