package org.distromatrix.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.host.Trees;

/**
 * Our class path where everybody can read it, as an installed command would be: root's repository
 * of Maven cannot be, nor perhaps the checkout. Made once, removed when we end.
 */
final class ClassPathCopy {
  private static final String COPY = make();

  private ClassPathCopy() {}

  static String forEverybody() {
    return COPY;
  }

  private static String make() {
    try {
      Path folder = Files.createTempDirectory("matrix-program");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
      List<String> copies = new ArrayList<>();
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        Path copy = folder.resolve(copies.size() + "-" + Path.of(entry).getFileName());
        if (Files.exists(Path.of(entry))) {
          run("cp", "--recursive", "--dereference", entry, copy.toString());
          copies.add(copy.toString());
        }
      }
      run("chmod", "--recursive", "a+rX", folder.toString());
      return String.join(File.pathSeparator, copies);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String... argv) {
    new LocalCommands(System.getenv()).run(Command.of(argv));
  }

  private static void remove(Path folder) {
    try {
      Trees.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
