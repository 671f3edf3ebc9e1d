package org.distromatrix.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.config.SourceSettings;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.host.Trees;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSnapshotsTest {
  private static final Map<String, String> AUTHOR =
      Map.of(
          "GIT_AUTHOR_NAME",
          "a",
          "GIT_AUTHOR_EMAIL",
          "a@example.org",
          "GIT_COMMITTER_NAME",
          "a",
          "GIT_COMMITTER_EMAIL",
          "a@example.org");

  private static final SourceSettings NO_RULES = new SourceSettings(List.of(), List.of());

  @TempDir Path temporary;
  private Path project;
  private final CountingCommands commands = new CountingCommands();
  private SourceSnapshots snapshots;

  @BeforeEach
  void setUp() throws IOException {
    project = Files.createDirectory(temporary.resolve("project"));
    snapshots =
        new SourceSnapshots(
            commands,
            new Places(temporary.resolve("cache"), temporary.resolve("run")),
            new HostLocks(temporary.resolve("locks"), "test"));
  }

  @AfterEach
  void close() {
    snapshots.close();
  }

  private void git(Path folder, String... arguments) {
    var argv = new ArrayList<>(List.of("git", "-c", "protocol.file.allow=always"));
    argv.addAll(List.of(arguments));
    new LocalCommands(System.getenv()).run(Command.of(argv).withEnvironment(AUTHOR).in(folder));
  }

  private Path write(String name, String content) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private SourceSnapshot take() {
    return snapshots.take(project, NO_RULES);
  }

  private static List<String> names(SourceSnapshot snapshot) throws IOException {
    try (var walk = Files.walk(snapshot.tree())) {
      return walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .map(path -> snapshot.tree().relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aCheckoutIsWhatGitTracksAndDoesNotIgnore() throws IOException {
    git(project, "init", "-q");
    write("tracked.c", "1");
    write("deleted.c", "1");
    write("forced.log", "1");
    git(project, "add", "-f", ".");
    git(project, "commit", "-qm", "x");
    Files.delete(project.resolve("deleted.c"));
    write(".gitignore", "*.log\n");
    write("new/untracked.c", "1");
    write("noise.log", "1");
    write(".matrix/runs/1/results.json", "{}");

    SourceSnapshot snapshot = take();

    assertThat(names(snapshot))
        .containsExactly(".gitignore", "forced.log", "new/untracked.c", "tracked.c");
    assertThat(snapshot.notes()).isEmpty();
    assertThat(commands.ran()).hasSize(1);
  }

  @Test
  void aFolderInACheckoutIsTheProject() throws IOException {
    git(temporary, "init", "-q");
    write("src/a.c", "1");
    write("noise.log", "1");
    Files.writeString(temporary.resolve(".gitignore"), "*.log\n");
    Files.writeString(temporary.resolve("outside.c"), "1");

    assertThat(names(take())).containsExactly("src/a.c");
  }

  @Test
  void anIgnoredFolderInACheckoutIsAProjectOfItsOwn() throws IOException {
    git(temporary, "init", "-q");
    Files.writeString(temporary.resolve(".gitignore"), "project/\n");
    write("a.c", "1");

    assertThat(names(take())).containsExactly("a.c");
  }

  @Test
  void submodulesAndNestedRepositoriesBelongToIt() throws IOException {
    Path library = Files.createDirectory(temporary.resolve("library"));
    git(library, "init", "-q");
    Files.writeString(library.resolve("lib.c"), "1");
    git(library, "add", ".");
    git(library, "commit", "-qm", "x");
    git(project, "init", "-q");
    git(project, "submodule", "add", "-q", library.toString(), "third/lib");
    git(project, "submodule", "add", "-q", library.toString(), "third/absent");
    git(project, "commit", "-qm", "x");
    git(project, "submodule", "deinit", "-q", "third/absent");
    write("third/lib/untracked.c", "1");
    git(project, "clone", "-q", library.toString(), "nested");

    SourceSnapshot snapshot = take();

    assertThat(names(snapshot))
        .containsExactly(".gitmodules", "nested/lib.c", "third/lib/lib.c", "third/lib/untracked.c");
    assertThat(snapshot.notes())
        .containsExactly("third/absent: a submodule that is not checked out");
  }

  @Test
  void aLinkedWorkTreeIsACheckout() throws IOException {
    git(project, "init", "-q");
    write("a.c", "1");
    git(project, "add", ".");
    git(project, "commit", "-qm", "x");
    git(project, "worktree", "add", "-q", temporary.resolve("linked").toString());
    project = temporary.resolve("linked");
    write(".gitignore", "*.o\n");
    write("a.o", "1");

    assertThat(names(take())).containsExactly(".gitignore", "a.c");
  }

  @Test
  void linksStayLinksAndAreNotFollowed() throws IOException {
    git(project, "init", "-q");
    Path outside = Files.createDirectories(temporary.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "1");
    write("folder/secret", "tracked");
    git(project, "add", ".");
    Trees.delete(project.resolve("folder"));
    Files.createSymbolicLink(project.resolve("folder"), outside);
    Files.createSymbolicLink(project.resolve("dangling"), Path.of("../nowhere"));

    SourceSnapshot snapshot = take();

    assertThat(names(snapshot)).containsExactly("dangling", "folder");
    assertThat(Files.readSymbolicLink(snapshot.tree().resolve("folder"))).isEqualTo(outside);
    assertThat(Files.readSymbolicLink(snapshot.tree().resolve("dangling")))
        .isEqualTo(Path.of("../nowhere"));
  }

  @Test
  void aPlainFolderIsEverythingButItsIgnoreFile() throws IOException {
    write(".matrixignore", "*.o\n/out/\n");
    write("a.c", "1");
    write("a.o", "1");
    write("out/x", "1");
    write("sub/out/x", "1");
    write(".matrix/latest/x", "1");
    Files.createDirectories(project.resolve("empty"));

    SourceSnapshot snapshot = take();

    assertThat(names(snapshot)).containsExactly(".matrixignore", "a.c", "sub/out/x");
    assertThat(snapshot.tree().resolve("empty")).isEmptyDirectory();
    assertThat(commands.ran()).isEmpty();
  }

  @Test
  void rulesAddAndTakeAway() throws IOException {
    git(project, "init", "-q");
    write(".gitignore", "generated/\n");
    write("generated/table.h", "1");
    write("generated/cache.tmp", "1");
    write("big.iso", "1");
    write("a.c", "1");

    SourceSnapshot snapshot =
        snapshots.take(
            project, new SourceSettings(List.of("generated/"), List.of("*.iso", "cache.tmp")));

    assertThat(names(snapshot)).containsExactly(".gitignore", "a.c", "generated/table.h");
  }

  @Test
  void theHashCoversNamesTypesExecBitsTargetsAndContents() throws IOException {
    Path script = write("run.sh", "true");
    String first = take().hash();
    Files.setLastModifiedTime(script, FileTime.from(Instant.EPOCH));
    assertThat(take().hash()).as("times").isEqualTo(first);

    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    String executable = take().hash();
    Files.writeString(script, "fals");
    String content = take().hash();
    Files.move(script, project.resolve("other.sh"));
    String name = take().hash();
    Files.delete(project.resolve("other.sh"));
    Files.createSymbolicLink(project.resolve("other.sh"), Path.of("fals"));
    String type = take().hash();
    Files.delete(project.resolve("other.sh"));
    Files.createSymbolicLink(project.resolve("other.sh"), Path.of("true"));

    assertThat(List.of(first, executable, content, name, type, take().hash()))
        .doesNotHaveDuplicates();
  }

  @Test
  void aNewTimeOfTheSameContentIsSeenByMake() throws IOException {
    Path file = write("a.c", "1");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    SourceSnapshot old = take();
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2021-01-01T00:00:00Z")));

    SourceSnapshot touched = take();

    assertThat(touched.hash()).isEqualTo(old.hash());
    assertThat(Files.getLastModifiedTime(touched.tree().resolve("a.c")).toInstant())
        .isEqualTo(Instant.parse("2021-01-01T00:00:00Z"));
  }

  @Test
  void aKnownSourceIsNotCopiedAgain() throws IOException {
    write("a.c", "1");
    Path copy = take().tree().resolve("a.c");
    Object inode = Files.getAttribute(copy, "unix:ino");

    assertThat(take().tree().resolve("a.c")).isEqualTo(copy);
    assertThat(Files.getAttribute(copy, "unix:ino")).isEqualTo(inode);
  }

  @Test
  void modesAreThoseOfAnImageWhateverTheCheckoutHas() throws IOException {
    Path secret = write("folder/secret", "1");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(secret.getParent(), PosixFilePermissions.fromString("rwx------"));

    SourceSnapshot snapshot = take();

    Path copy = snapshot.tree().resolve("folder/secret");
    assertThat(mode(copy)).isEqualTo("rw-r--r--");
    assertThat(mode(snapshot.tree().resolve("folder"))).isEqualTo("rwxr-xr-x");
    assertThat(mode(snapshot.layer().tree())).isEqualTo("rwxr-xr-x");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void whatIsNoFileIsLeftOutWithANote() throws IOException {
    write("a.c", "1");
    new LocalCommands(System.getenv())
        .run(Command.of("mkfifo", project.resolve("pipe").toString()));

    SourceSnapshot snapshot = take();

    assertThat(names(snapshot)).containsExactly("a.c");
    assertThat(snapshot.notes()).containsExactly("pipe: neither a file, a folder nor a link");
  }

  /** What git refuses to look at under sudo, unless it is told where the repository is. */
  @Test
  void aCheckoutOfAnotherUserIsACheckout() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files away");
    git(project, "init", "-q");
    write(".gitignore", "*.log\n");
    write("a.c", "1");
    write("noise.log", "1");
    new LocalCommands(System.getenv())
        .run(Command.of("chown", "-R", "12345:12345", project.toString()));

    assertThat(names(take())).containsExactly(".gitignore", "a.c");
  }

  @Test
  void aRepositorysOwnProgramsAreNotRun() throws IOException {
    git(project, "init", "-q");
    Path trace = temporary.resolve("trace");
    git(project, "config", "core.fsmonitor", "touch " + trace + "; false");
    write("a.c", "1");
    git(project, "add", ".");
    Files.deleteIfExists(trace);

    assertThat(names(take())).containsExactly("a.c");

    assertThat(trace).doesNotExist();
  }

  @Test
  void aMissingProjectIsNamed() {
    Path missing = temporary.resolve("missing");

    assertThatThrownBy(() -> snapshots.take(missing, NO_RULES))
        .isInstanceOf(MatrixException.class)
        .hasMessage("Cannot read the source \"" + missing + "\": " + missing + " does not exist");
  }

  @Test
  void aFileThatChangesWhileItIsCopiedIsSeen() throws IOException {
    Path file = write("a.c", "1");
    var index = SourceIndex.read(temporary.resolve("no-index"));
    SourceState state = SourceState.read(project, List.of("a.c"), List.of(), index);
    Files.writeString(file, "2");
    Path target = Files.createDirectory(temporary.resolve("target"));

    assertThatThrownBy(() -> new SourceCopy(project, target).copy(state))
        .isInstanceOf(SourceCopy.SourceChanged.class)
        .hasMessage("a.c changed while it was copied");
    Files.delete(file);
    Trees.delete(target.resolve("a.c"));
    assertThatThrownBy(() -> new SourceCopy(project, target).copy(state))
        .isInstanceOf(SourceCopy.SourceChanged.class);
  }
}
