package org.distromatrix.report.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.distromatrix.report.model.InstalledPackage;

/** Finds out in which packages two lists differ. */
final class PackageChanges {
  private PackageChanges() {}

  /**
   * The differences, by name. Of a package that is there in several versions, as kernels are, those
   * that both lists have are no difference.
   */
  static List<PackageChange> between(List<InstalledPackage> before, List<InstalledPackage> after) {
    var old = versions(before);
    var now = versions(after);
    var changes = new ArrayList<PackageChange>();
    var names = new TreeMap<List<String>, Boolean>(PackageChanges::compare);
    old.keySet().forEach(key -> names.put(key, true));
    now.keySet().forEach(key -> names.put(key, true));
    for (var key : names.keySet()) {
      add(changes, key, old.getOrDefault(key, List.of()), now.getOrDefault(key, List.of()));
    }
    return List.copyOf(changes);
  }

  private static int compare(List<String> one, List<String> other) {
    int name = one.get(0).compareTo(other.get(0));
    return name == 0 ? one.get(1).compareTo(other.get(1)) : name;
  }

  private static Map<List<String>, Collection<String>> versions(List<InstalledPackage> packages) {
    var versions = new TreeMap<List<String>, Collection<String>>(PackageChanges::compare);
    for (var p : packages) {
      versions
          .computeIfAbsent(List.of(p.name(), p.architecture()), key -> new TreeSet<>())
          .add(p.version());
    }
    return versions;
  }

  private static void add(
      List<PackageChange> changes,
      List<String> key,
      Collection<String> before,
      Collection<String> after) {
    var removed = before.stream().filter(version -> !after.contains(version)).toList();
    var added = after.stream().filter(version -> !before.contains(version)).toList();
    if (removed.size() == 1 && added.size() == 1) {
      changes.add(change(key, removed.get(0), added.get(0)));
    } else {
      removed.forEach(version -> changes.add(change(key, version, "")));
      added.forEach(version -> changes.add(change(key, "", version)));
    }
  }

  private static PackageChange change(List<String> key, String before, String after) {
    return new PackageChange(key.get(0), key.get(1), before, after);
  }
}
