package org.distromatrix.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.distromatrix.failure.MatrixException;

/** Writes a first matrix.yaml that runs, made of what a project's folder shows. */
public final class MatrixInit {
  /** By the name that is found without being named, so that mkosi can use it as well. */
  private static final String SCRIPT = "mkosi.build";

  /**
   * What was found and written.
   *
   * @param buildSystem what the project is built with: {@code make}, {@code meson}, {@code cmake},
   *     {@code autotools}, {@code cargo}, {@code go} or {@code mkosi}; "" if nothing known was
   *     found
   * @param written the files written, relative to the project's folder
   */
  public record Written(String buildSystem, List<Path> written) {
    public Written {
      written = List.copyOf(written);
    }
  }

  private MatrixInit() {}

  /**
   * Writes matrix.yaml and, for a known build system, a build script; never over a file that is
   * there.
   *
   * @throws MatrixException (usage) if there is a matrix.yaml already, or no such folder
   */
  public static Written write(Path projectFolder) {
    Path file = projectFolder.resolve(MatrixFile.NAME);
    if (!Files.isDirectory(projectFolder)) {
      throw MatrixException.usage("Cannot write '" + file + "': no such folder");
    } else if (Files.exists(file)) {
      throw alreadyThere(file);
    }
    var scan = ProjectScan.of(projectFolder);
    var written = new ArrayList<Path>();
    scan.buildSystem()
        .map(BuildSystem::script)
        .filter(script -> !script.isEmpty())
        .ifPresent(script -> written.add(writeScript(projectFolder, script)));
    create(file, MatrixTemplate.fill(resource("matrix.yaml"), scan));
    written.add(Path.of(MatrixFile.NAME));
    return new Written(scan.buildSystem().map(BuildSystem::word).orElse(""), written);
  }

  private static Path writeScript(Path folder, String resource) {
    Path script = folder.resolve(SCRIPT);
    create(script, resource(resource));
    try {
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw unwritable(script, e);
    }
    return Path.of(SCRIPT);
  }

  private static void create(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw alreadyThere(file).causedBy(e);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static MatrixException alreadyThere(Path file) {
    return MatrixException.usage("Cannot write '" + file + "': it is there already")
        .withHint("Edit it, or move it away to start anew.");
  }

  private static MatrixException unwritable(Path file, IOException e) {
    return MatrixException.usage("Cannot write '" + file + "': " + e).causedBy(e);
  }

  private static String resource(String name) {
    try (InputStream in = MatrixInit.class.getResourceAsStream("init/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read resource '" + name + "'", e);
    }
  }
}
