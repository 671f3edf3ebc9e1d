package org.distromatrix.container;

/** Architectures by the names that container images have for them (those of Go). */
final class ImageArchitecture {
  private ImageArchitecture() {}

  /**
   * @param architecture product name, as {@code x86-64}
   */
  static String of(String architecture) {
    return switch (architecture) {
      case "x86-64" -> "amd64";
      case "ppc64-le" -> "ppc64le";
      case "x86" -> "386";
      default -> architecture; // arm64, arm, riscv64, s390x, loongarch64 have one name
    };
  }
}
