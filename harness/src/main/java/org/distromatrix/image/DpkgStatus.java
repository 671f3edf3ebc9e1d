package org.distromatrix.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.report.model.InstalledPackage;

/**
 * Reads dpkg's database of installed packages, {@code var/lib/dpkg/status}: stanzas with {@code
 * Package}, {@code Status}, {@code Version} and {@code Architecture} among others.
 */
final class DpkgStatus {
  /** Where the database lies in a tree. */
  static final String FILE = "var/lib/dpkg/status";

  private DpkgStatus() {}

  /** All packages that are wholly installed, with no origin, in the file's order. */
  static List<InstalledPackage> read(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(reader);
    }
  }

  /** The same of what is read from elsewhere. */
  static List<InstalledPackage> read(BufferedReader reader) throws IOException {
    var all = new ArrayList<InstalledPackage>();
    var stanza = new Stanza();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.isEmpty()) {
        stanza.endInto(all);
      } else {
        stanza.add(line);
      }
    }
    stanza.endInto(all);
    return all;
  }

  /** One package while it is being read. */
  private static final class Stanza {
    private String name = "";
    private String status = "";
    private String version = "";
    private String architecture = "";

    void add(String line) {
      if (line.startsWith("Package: ")) {
        name = line.substring("Package: ".length());
      } else if (line.startsWith("Status: ")) {
        status = line.substring("Status: ".length());
      } else if (line.startsWith("Version: ")) {
        version = line.substring("Version: ".length());
      } else if (line.startsWith("Architecture: ")) {
        architecture = line.substring("Architecture: ".length());
      }
    }

    void endInto(List<InstalledPackage> all) {
      // The last word is the state: "install ok installed", "hold ok installed"; not
      // "config-files".
      if (!name.isEmpty() && status.endsWith(" installed")) {
        all.add(new InstalledPackage(name, version, architecture, ""));
      }
      name = "";
      status = "";
      version = "";
      architecture = "";
    }
  }
}
