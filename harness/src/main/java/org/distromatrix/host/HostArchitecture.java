package org.distromatrix.host;

import java.util.Locale;

/** The architecture of this machine. */
public final class HostArchitecture {
  private HostArchitecture() {}

  /** Our name of it, as profiles use it: {@code x86-64}, {@code arm64}. */
  public static String name() {
    String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "amd64", "x86_64" -> "x86-64";
      case "aarch64" -> "arm64";
      default -> name;
    };
  }
}
