package org.distromatrix.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NextCommandsTest {
  @Test
  void whatChoseTheCellsIsNamedAgain() {
    var commands =
        NextCommands.of(
            List.of("run", "-C", "my project", "--boot=qemu", "debian:13", "--jobs", "2", "-y"));

    assertThat(commands.run()).isEqualTo("sudo matrix run -C 'my project' --boot=qemu");
    assertThat(commands.shell()).isEqualTo("sudo matrix shell -C 'my project' --boot=qemu");
    assertThat(NextCommands.of(List.of("run")).run()).isEqualTo("sudo matrix run");
  }
}
