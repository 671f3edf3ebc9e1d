package org.distromatrix.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.remote.TransferLimits;

/** The files of a guest. Those that are read may be named from the project's source. */
public final class GuestFiles {
  private final Supplier<org.distromatrix.guest.Guest> transfer;
  private final Guest guest;

  GuestFiles(Supplier<org.distromatrix.guest.Guest> transfer, Guest guest) {
    this.transfer = transfer;
    this.guest = guest;
  }

  /** Whether there is anything of that name; a link counts, wherever it leads. */
  public boolean exists(String path) {
    return guest.exec("/bin/sh", "-c", "[ -e \"$1\" ] || [ -L \"$1\" ]", "sh", path).succeeded();
  }

  /**
   * A file's text.
   *
   * @throws MatrixFailure if it cannot be read
   */
  public String read(String path) {
    return needed("read", path, guest.exec("cat", "--", path)).stdout();
  }

  /** A file's lines. */
  public List<String> lines(String path) {
    return read(path).lines().toList();
  }

  /** Owner, group and mode: {@code root root 644}. */
  public String ownership(String path) {
    return needed("look at", path, guest.exec("stat", "-c", "%U %G %a", "--", path))
        .stdout()
        .strip();
  }

  private static String why(ExecResult result) {
    String words = result.stderr().strip();
    return words.isEmpty() ? "it " + result.end() : words;
  }

  private static ExecResult needed(String verb, String path, ExecResult result) {
    if (!result.succeeded()) {
      throw new MatrixFailure(
          MatrixException.infrastructure(
              "Cannot %s '%s' on %s: %s".formatted(verb, path, result.cell(), why(result))));
    }
    return result;
  }

  /**
   * Makes a file, and the folders it lies in, with mode 644.
   *
   * @param path absolute
   */
  public void write(String path, String text) {
    try {
      Path file = Files.createTempFile("matrix-", ".txt");
      try {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        put(file, path);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a file for the guest's " + path, e);
    }
    needed("write", path, guest.exec("chmod", "644", "--", path));
  }

  /**
   * Copies a file or a whole tree of this host into the guest; parents are made, links stay links.
   *
   * @param path absolute
   */
  public void put(Path source, String path) {
    transfer.get().put(source, absolute(path));
  }

  /**
   * Copies what is in a folder of the guest, named from the root, to this host. What comes is a
   * stranger's: links that lead outside are left out, and so is all beyond 10000 files or 1 GiB.
   *
   * @return what was left out, and why; empty if all came
   */
  public List<String> get(String folder, Path target) {
    return transfer.get().get(absolute(folder), target, TransferLimits.DEFAULT);
  }

  private String absolute(String path) {
    if (!path.startsWith("/")) {
      throw new MatrixFailure(
          MatrixException.usage(
                  "Cannot copy to or from '%s' on %s: not from the root".formatted(path, guest))
              .withHint("name it as in \"/srv/" + path + "\""));
    }
    return path;
  }
}
