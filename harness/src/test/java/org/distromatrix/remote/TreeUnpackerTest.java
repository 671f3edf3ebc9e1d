package org.distromatrix.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives as a hostile guest could make them. */
class TreeUnpackerTest {
  private static final TransferLimits SMALL = new TransferLimits(10, 1000);

  @TempDir private Path folder;
  private Path target;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);

  @BeforeEach
  void longNames() {
    target = folder.resolve("out/here");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
  }

  private void file(String name, String content) throws IOException {
    var entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length());
    tar.putArchiveEntry(entry);
    tar.write(content.getBytes(StandardCharsets.ISO_8859_1));
    tar.closeArchiveEntry();
  }

  private void link(String name, byte type, String to) throws IOException {
    var entry = new TarArchiveEntry(name, type);
    entry.setLinkName(to);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private List<String> unpack() throws IOException {
    tar.close();
    return new TreeUnpacker(target, SMALL).unpack(new ByteArrayInputStream(bytes.toByteArray()));
  }

  @Test
  void namesThatLeadOutAreRefused() throws Exception {
    file("../evil", "1");
    file("/tmp/matrix-evil", "2");
    file("a/../../evil", "3");
    file("./a//b/./good", "4");

    assertThat(unpack())
        .containsExactly(
            "../evil: its name leads out of the folder",
            "/tmp/matrix-evil: its name leads out of the folder",
            "a/../../evil: its name leads out of the folder");
    assertThat(target.resolve("a/b/good")).hasContent("4");
    assertThat(folder.resolve("out").toFile().list()).containsExactly("here");
    assertThat(Path.of("/tmp/matrix-evil")).doesNotExist();
  }

  @Test
  void linksAreNeitherMadeNorWrittenThrough() throws Exception {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    link("door", TarConstants.LF_SYMLINK, outside.toString());
    file("door/evil", "1");
    link("hard", TarConstants.LF_LINK, "/etc/passwd");

    assertThat(unpack())
        .containsExactly("door: it is a link to " + outside, "hard: it is a link to /etc/passwd");
    assertThat(outside).isEmptyDirectory();
    assertThat(target.resolve("door/evil")).hasContent("1");
  }

  @Test
  void linksThatAreThereAlreadyAreNotPassedThrough() throws Exception {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.createDirectories(target);
    Files.createSymbolicLink(target.resolve("door"), outside);
    Files.createSymbolicLink(target.resolve("file"), outside.resolve("new"));
    file("door/evil", "1");
    file("file", "2");

    assertThat(unpack())
        .containsExactly(
            "door/evil: there is something of that name already",
            "file: there is something of that name already");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void secondNameOfAFileIsACopy() throws Exception {
    file("one", "content");
    link("two", TarConstants.LF_LINK, "./one");

    assertThat(unpack()).isEmpty();
    assertThat(target.resolve("two")).hasContent("content");
    assertThat(Files.isSymbolicLink(target.resolve("two"))).isFalse();
  }

  @Test
  void devicesAndFifosAreLeftOutAndModesAreTamed() throws Exception {
    link("null", TarConstants.LF_CHR, "");
    link("fifo", TarConstants.LF_FIFO, "");
    var entry = new TarArchiveEntry("setuid", true);
    entry.setMode(06777);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();

    assertThat(unpack())
        .containsExactly(
            "null: it is neither a file nor a folder", "fifo: it is neither a file nor a folder");
    assertThat(Files.getAttribute(target.resolve("setuid"), "unix:mode", LinkOption.NOFOLLOW_LINKS))
        .isEqualTo(0100755);
  }

  @Test
  void whatExceedsTheLimitIsLeftOutAndTheRestComes() throws Exception {
    file("first", "x".repeat(600));
    file("large", "x".repeat(500));
    file("last", "x".repeat(400));

    assertThat(unpack()).containsExactly("large: 500 bytes are more than the limit leaves");
    assertThat(target.resolve("last")).hasSize(400);
    assertThat(target.resolve("large")).doesNotExist();
  }

  @Test
  void tooManyFilesEndIt() throws Exception {
    for (int i = 0; i < 20; i++) {
      file("f" + i, "");
    }
    assertThat(unpack()).containsExactly("f10: and all that follows: more than 10 files");
    assertThat(target.toFile().list()).hasSize(10);
  }

  @Test
  void endlessArchiveIsNotReadToItsEnd() throws Exception {
    file("huge", "x".repeat(5000));
    file("after", "1");
    assertThat(unpack()).containsExactly("huge: and all that follows: the archive is too large");
  }

  @Test
  void longAndStrangeNamesWork() throws Exception {
    String name = "d".repeat(120) + "/" + "ä".repeat(60) + "\u001b[31m";
    file(name, "1");
    file("x\nfake: line/../..", "2");
    assertThat(unpack()).containsExactly("x?fake: line/../..: its name leads out of the folder");
    assertThat(target.resolve(name)).hasContent("1");
  }

  @Test
  void headerThatWouldFillTheMemoryIsRefused() throws Exception {
    var header = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
    header.setSize(100_001);
    tar.putArchiveEntry(header);
    tar.write("n".repeat(100_001).getBytes(StandardCharsets.US_ASCII));
    tar.closeArchiveEntry();
    assertThatThrownBy(this::unpack).hasMessage("the archive has a header of 100001 bytes");
  }

  @Test
  void somethingElseThanAnArchiveIsRefused() {
    var garbage =
        new ByteArrayInputStream("garbage ".repeat(1000).getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> new TreeUnpacker(target, SMALL).unpack(garbage))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the archive is broken: ");
  }

  @Test
  void archiveThatEndsTooEarlyIsAnError() throws Exception {
    file("whole", "x".repeat(300));
    file("torn", "x".repeat(300));
    tar.close();
    var torn = new ByteArrayInputStream(bytes.toByteArray(), 0, 1700);
    assertThatThrownBy(() -> new TreeUnpacker(target, SMALL).unpack(torn))
        .hasMessage("the archive ends within a file");
    assertThat(target.resolve("whole")).hasSize(300);
  }
}
