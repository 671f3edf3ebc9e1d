package org.distromatrix.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCheckTest {
  @TempDir Path folder;

  private ExportRequest request(ImageFormat format, String name) {
    return new ExportRequest(
        "tally", "cell", format, folder.resolve(name), false, Optional.empty(), false);
  }

  private static void refused(ExportRequest request, String message, String hint) {
    var refusal = catchThrowableOfType(MatrixException.class, () -> ExportCheck.of(request));
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.hint()).contains(hint);
    assertThat(refusal.fault()).isEqualTo(Fault.USAGE);
  }

  @Test
  void nothingIsReplacedUnlessForced() throws IOException {
    Path there = Files.createFile(folder.resolve("there.raw"));
    refused(
        request(ImageFormat.DDI, "there.raw"),
        "Cannot write '" + there + "': it is there already",
        "--force replaces it, --output names another file");
    var forced = new ExportRequest("p", "c", ImageFormat.DDI, there, true, Optional.empty(), false);
    assertThatCode(() -> ExportCheck.of(forced)).doesNotThrowAnyException();
    Files.createSymbolicLink(folder.resolve("dangling.raw"), Path.of("nowhere"));
    refused(
        request(ImageFormat.DDI, "dangling.raw"),
        "Cannot write '" + folder + "/dangling.raw': it is there already",
        "--force replaces it, --output names another file");
  }

  @Test
  void theOutputIsAFileInAFolderThatIsThere() throws IOException {
    refused(
        request(ImageFormat.RAW, "no/a.raw"),
        "Cannot write '%s/no/a.raw': there is no folder '%s/no'".formatted(folder, folder),
        "mkdir -p '" + folder + "/no'");
    Files.createDirectory(folder.resolve("a folder"));
    refused(
        request(ImageFormat.RAW, "a folder"),
        "Cannot write '" + folder + "/a folder': it is a folder",
        "--output names a file");
  }

  @Test
  void optionsFitTheFormat() {
    Path out = folder.resolve("a.tar");
    refused(
        new ExportRequest("p", "c", ImageFormat.OCI, out, false, Optional.of(1L), false),
        "Cannot use --size with oci: it is as large as what it holds",
        "formats with a size: ddi, raw, qcow2");
    refused(
        new ExportRequest("p", "c", ImageFormat.TAR, out, false, Optional.empty(), true),
        "Cannot use --compress with tar: only qcow2 is compressed inside",
        "the name of a tar says how it is compressed: .tar.zst, .tar.xz, .tar.gz");
    refused(
        request(ImageFormat.TAR, "a.tar.bz2"),
        "Cannot write 'a.tar.bz2' as tar: its name does not say how it is compressed",
        "end it with .tar, .tar.zst, .tar.xz or .tar.gz");
  }
}
