package org.distromatrix.minimirror;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Makes the miniature mirrors, serves them until standard input ends, and prints the environment in
 * which {@code matrix} uses them, then a line {@code READY}.
 */
public final class MiniMatrix {
  private MiniMatrix() {}

  /**
   * Serves until its standard input ends.
   *
   * @param args the folder of the mirrors, and the port or 0
   */
  public static void main(String[] args) throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    MiniMirrors mirrors = MiniMirrors.in(Path.of(args[0]), System.getenv(), err::println);
    try (MirrorServer server = MirrorServer.serve(mirrors.web(), Integer.parseInt(args[1]))) {
      mirrors.environment(server).forEach((name, value) -> out.println(name + "=" + value));
      out.println("READY");
      while (System.in.read() >= 0) {
        // served by other threads until whoever started us goes away
      }
    }
  }
}
