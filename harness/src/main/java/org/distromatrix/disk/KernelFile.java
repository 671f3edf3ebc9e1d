package org.distromatrix.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that should be a kernel, as qemu boots one.
 *
 * @param file there and readable
 */
record KernelFile(Path file) {
  /** Where x86 has its signature, and where the place of its version is written. */
  private static final int X86 = 0x202;

  private static final int X86_VERSION = 0x20e;

  /** The place is counted from here. */
  private static final int X86_SETUP = 0x200;

  private static final int ARM64 = 0x38;
  private static final int COMPRESSED_EFI = 4;
  private static final int LONGEST_VERSION = 64;

  /**
   * Whether it begins as one does: x86 (Documentation/arch/x86/boot.rst of Linux), arm64
   * (arch/arm64/booting.rst), as it is or compressed by gzip or for EFI.
   */
  boolean isKernel() throws IOException {
    return isX86()
        || "ARMd".equals(text(ARM64, 4))
        || "zimg".equals(text(COMPRESSED_EFI, 4))
        || "\u001f\u008b".equals(text(0, 2));
  }

  private boolean isX86() throws IOException {
    return "HdrS".equals(text(X86, 4));
  }

  /** The version that is written in it; empty if none is. */
  Optional<String> version() throws IOException {
    if (!isX86()) {
      return Optional.empty();
    }
    int place = Short.toUnsignedInt(bytes(X86_VERSION, 2).getShort());
    String version = text(X86_SETUP + place, LONGEST_VERSION).split("[ \0]", 2)[0];
    return Optional.of(version).filter(text -> place != 0 && !text.isEmpty());
  }

  private String text(int offset, int length) throws IOException {
    return StandardCharsets.ISO_8859_1.decode(bytes(offset, length)).toString();
  }

  /** Zeros stand for what is beyond the file's end. */
  private ByteBuffer bytes(int offset, int length) throws IOException {
    var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    try (var channel = FileChannel.open(file)) {
      while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
        // reads on
      }
    }
    return bytes.rewind();
  }
}
