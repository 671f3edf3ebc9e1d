package org.distromatrix.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.command.OutputSink;
import org.distromatrix.command.RunningCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SweeperTest {
  private final LocalCommands commands = new LocalCommands(System.getenv());

  @TempDir private Path folder;
  private Places places;
  private Path socket;
  private Path scratch;

  @BeforeEach
  void makeFolders() throws IOException {
    places = new Places(folder.resolve("a cache"), folder.resolve("run"));
    socket = Files.createDirectory(places.runtimeFolder("guest-1"));
    Files.createFile(socket.resolve("ssh.sock"));
    scratch = Files.createDirectory(places.scratchFolder("guest-1"));
  }

  private void sweep(String word) throws Exception {
    var command = Sweeper.command(places, RunOwner.current());
    try (RunningCommand sweeper = commands.start(command, OutputSink.none())) {
      if (!word.isEmpty()) {
        sweeper.tell(word);
      }
      sweeper.closeInput();
      assertThat(sweeper.ended().get(30, TimeUnit.SECONDS).status()).isZero();
    }
  }

  @Test
  void removesWhatAKilledRunMadeAndNothingOfOthers() throws Exception {
    var other = new RunOwner(1, 2, "3");
    Path theirs = Files.createDirectory(socket.resolveSibling(other.entry("guest-1")));

    sweep("");

    assertThat(socket).doesNotExist();
    assertThat(scratch).doesNotExist();
    assertThat(theirs).exists();
  }

  @Test
  void leavesEverythingAfterAnEndInOrder() throws Exception {
    sweep("done");

    assertThat(socket).exists();
    assertThat(scratch).exists();
  }
}
