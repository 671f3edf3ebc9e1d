package org.distromatrix.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.command.LocalCommands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  private static final RunOwner ELSEWHERE = new RunOwner(Integer.MAX_VALUE, 1, "another");
  private static final RunOwner DEAD =
      new RunOwner(Integer.MAX_VALUE, 1, RunOwner.current().space());

  @TempDir private Path folder;

  private Places places;
  private Leftovers leftovers;

  @BeforeEach
  void setUp() {
    places = new Places(folder.resolve("cache"), folder.resolve("run"));
    var groups = new ControlGroups(List.of(folder.resolve("groups")));
    leftovers = new Leftovers(places, groups, new LocalCommands(System.getenv()));
  }

  private Path made(Path path) throws IOException {
    return Files.createDirectories(path);
  }

  @Test
  void nothingIsThereAtFirst() {
    assertThat(leftovers.find()).isEmpty();
    assertThat(leftovers.remove()).isEmpty();
  }

  @Test
  void removesWhatTheDeadLeftAndNothingElse() throws IOException {
    Path run = made(places.runtime().resolve(DEAD.entry("cell")));
    Path scratch = made(places.scratch().resolve(DEAD.entry("cell")));
    Files.writeString(scratch.resolve("file"), "x");
    Path group = made(folder.resolve("groups/distro-matrix-" + DEAD.entry("cell")));
    made(group.resolve("payload/system.slice"));
    List<Path> kept =
        List.of(
            made(places.runtimeFolder("live")),
            made(places.scratchFolder("live")),
            made(places.runtime().resolve("locks")),
            made(folder.resolve("groups/" + DEAD.entry("not-ours"))),
            made(places.scratch().resolve(ELSEWHERE.entry("cell"))),
            made(folder.resolve("groups/distro-matrix-" + ELSEWHERE.entry("cell"))),
            made(folder.resolve("groups/distro-matrix-" + RunOwner.current().entry("live"))));

    assertThat(leftovers.find()).containsExactlyInAnyOrder(run, scratch, group);
    assertThat(leftovers.remove()).containsExactlyInAnyOrder(run, scratch, group);

    assertThat(List.of(run, scratch, group)).allSatisfy(path -> assertThat(path).doesNotExist());
    assertThat(kept).allSatisfy(path -> assertThat(path).exists());
    assertThat(leftovers.find()).isEmpty();
  }
}
