package org.distromatrix.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.command.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebootScriptTest {
  @TempDir Path folder;

  @Test
  void runsWhatWasOrderedUntilNothingIs() throws IOException, InterruptedException {
    var script = new RebootScript(new MachineHome(folder, folder, Command::of));
    Path said = folder.resolve("it's said");
    script.order(List.of("sh", "-c", "echo again >>\"$1\"; exit 7", "sh", said.toString()));

    Process process =
        new ProcessBuilder(
                script.around(List.of("sh", "-c", "echo first >>\"$1\"", "sh", said.toString())))
            .start();

    assertThat(process.waitFor()).isEqualTo(7);
    assertThat(said).hasContent("first\nagain\n");
    assertThat(folder.resolve("reboot")).doesNotExist();
    assertThat(Files.exists(folder.resolve("reboot.now"))).isTrue();
  }
}
