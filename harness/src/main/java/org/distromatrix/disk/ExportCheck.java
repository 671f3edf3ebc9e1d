package org.distromatrix.disk;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import org.distromatrix.failure.MatrixException;

/** Refuses what cannot be written before anything is made. */
final class ExportCheck {
  private ExportCheck() {}

  /**
   * Checks what was asked for.
   *
   * @throws MatrixException (usage) saying what to do instead
   */
  static void of(ExportRequest request) {
    checkOptions(request);
    checkOutput(request);
  }

  private static void checkOptions(ExportRequest request) {
    ImageFormat format = request.format();
    if (request.size().isPresent() && !format.hasSize()) {
      throw MatrixException.usage(
              "Cannot use --size with %s: it is as large as what it holds".formatted(format.word()))
          .withHint("formats with a size: ddi, raw, qcow2");
    }
    if (request.compressed() && format != ImageFormat.QCOW2) {
      throw MatrixException.usage(
              "Cannot use --compress with %s: only qcow2 is compressed inside"
                  .formatted(format.word()))
          .withHint("the name of a tar says how it is compressed: .tar.zst, .tar.xz, .tar.gz");
    }
    if (format == ImageFormat.TAR) {
      Compression.ofName(request.name());
    }
  }

  private static void checkOutput(ExportRequest request) {
    if (!Files.isDirectory(request.folder())) {
      throw cannot(request, "there is no folder '" + request.folder() + "'")
          .withHint("mkdir -p '" + request.folder() + "'");
    }
    if (Files.isDirectory(request.output())) {
      throw cannot(request, "it is a folder").withHint("--output names a file");
    }
    if (!request.force() && Files.exists(request.output(), LinkOption.NOFOLLOW_LINKS)) {
      throw cannot(request, "it is there already")
          .withHint("--force replaces it, --output names another file");
    }
  }

  private static MatrixException cannot(ExportRequest request, String cause) {
    return MatrixException.usage("Cannot write '%s': %s".formatted(request.output(), cause));
  }
}
