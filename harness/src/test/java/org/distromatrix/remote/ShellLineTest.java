package org.distromatrix.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellLineTest {
  @Test
  void realShellSplitsItIntoTheSameArguments() throws Exception {
    List<String> arguments =
        List.of(
            "printf", "%s|", "", "a b", "it's", "$HOME `id` \\ \"", "*", "~", "x\ny", "a=b;c", "ä");
    Process sh = new ProcessBuilder("sh", "-c", ShellLine.of(arguments)).start();
    String printed = new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(printed).isEqualTo(String.join("|", arguments.subList(2, arguments.size())) + "|");
  }

  @Test
  void plainWordsStayReadable() {
    assertThat(ShellLine.of(List.of("/bin/sh", "-c", "A=1"))).isEqualTo("/bin/sh -c A=1");
  }

  @Test
  void nulIsRefused() {
    assertThatThrownBy(() -> ShellLine.of(List.of("a\0b")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
