package org.distromatrix.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The {@code matrix} command: the only place that prints, and that ends the program. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    int exitCode;
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
      // Asked for by scripts, many times: answered without the whole command line model.
      out.println("matrix " + Version.text());
      exitCode = 0;
    } else {
      exitCode = MatrixCommand.execute(args, out);
    }
    out.flush();
    System.exit(exitCode);
  }
}
