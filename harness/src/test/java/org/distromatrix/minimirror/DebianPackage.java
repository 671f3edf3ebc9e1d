package org.distromatrix.minimirror;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a package of the Debian mirror says of itself. */
record DebianPackage(Path deb, Map<String, String> fields) {
  DebianPackage {
    fields = Map.copyOf(fields);
  }

  String name() {
    return fields.get("Package");
  }

  DebianVersion version() {
    return DebianVersion.parse(fields.get("Version"));
  }

  String summary() {
    return field("Description").lines().findFirst().orElse("none");
  }

  List<Dependency> provides() {
    return Dependency.clauses(false, field("Provides")).stream()
        .map(alternatives -> alternatives.get(0))
        .toList();
  }

  List<List<Dependency>> depends() {
    var all = new ArrayList<>(Dependency.clauses(true, field("Pre-Depends")));
    all.addAll(Dependency.clauses(false, field("Depends")));
    return all;
  }

  private String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** Reads the stanzas that apt-ftparchive writes of a folder. */
  static Map<String, DebianPackage> readIndex(String index, Path folder) {
    var packages = new LinkedHashMap<String, DebianPackage>();
    var fields = new LinkedHashMap<String, String>();
    for (String line : (index + "\n\n").split("\n", -1)) {
      int colon = line.indexOf(':');
      if (line.isEmpty() && !fields.isEmpty()) {
        var one = new DebianPackage(folder.resolve(fields.get("Filename")), fields);
        packages.put(one.name(), one);
        fields.clear();
      } else if (!line.startsWith(" ") && colon > 0) {
        fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    return packages;
  }
}
