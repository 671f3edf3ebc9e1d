package org.distromatrix.minimirror;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which packages a foreign distribution is made of, and what each of them needs. */
final class Closure {
  /** Debian's own machinery, of which nothing may be in, or be needed by, a foreign root. */
  static final Set<String> DROPPED =
      Set.of(
          ("debconf dpkg apt ucf adduser perl-base init-system-helpers runit-helper sensible-utils"
                  + " lsb-base debian-archive-keyring cdebconf base-passwd dash libdebconfclient0"
                  + " debconf-2.0 perl install-info dpkg-dev sqv libapt-pkg7.0 perlapi-5.40.1"
                  + " perlapi-5.40.0 libtext-charwidth-perl libtext-wrapi18n-perl usr-is-merged")
              .split(" ", -1));

  /**
   * What Debian has everywhere and names nowhere, and other distributions name. Without ldconfig,
   * its service fails at boot.
   */
  private static final Map<String, List<String>> ESSENTIAL =
      Map.of(
          "libc6", List.of("libc-bin"),
          "systemd", List.of("bash", "coreutils", "findutils", "grep", "sed"));

  private final Map<String, DebianPackage> available;

  Closure(Map<String, DebianPackage> available) {
    this.available = available;
  }

  Map<String, MiniPackage> of(Collection<String> roots) {
    var chosen = new TreeMap<String, MiniPackage>();
    var waiting = new ArrayDeque<>(roots);
    while (!waiting.isEmpty()) {
      String name = waiting.pop();
      if (!chosen.containsKey(name) && !DROPPED.contains(name)) {
        List<Dependency> requires = requires(available.get(name));
        requires.forEach(one -> waiting.add(one.name()));
        chosen.put(name, new MiniPackage(available.get(name), requires));
      }
    }
    return chosen;
  }

  private List<Dependency> requires(DebianPackage wanting) {
    var found = new ArrayList<Dependency>();
    if (wanting.name().equals("base-files")) {
      return found; // it needs awk first, which makes a circle that nothing here depends on
    }
    for (List<Dependency> alternatives : wanting.depends()) {
      if (alternatives.stream().noneMatch(one -> DROPPED.contains(one.name()))) {
        found.add(choose(wanting, alternatives));
      }
    }
    ESSENTIAL.getOrDefault(wanting.name(), List.of()).stream()
        .map(name -> Dependency.any(false, name))
        .forEach(found::add);
    return found;
  }

  private Dependency choose(DebianPackage wanting, List<Dependency> alternatives) {
    return alternatives.stream()
        .filter(one -> available.containsKey(one.name()))
        .findFirst()
        .or(() -> provider(alternatives))
        .orElseThrow(
            () -> new IllegalStateException(wanting.name() + ": nothing for " + alternatives));
  }

  private Optional<Dependency> provider(List<Dependency> alternatives) {
    for (Dependency wanted : alternatives) {
      for (DebianPackage one : available.values()) {
        if (one.provides().stream().anyMatch(p -> p.name().equals(wanted.name()))) {
          return Optional.of(Dependency.any(wanted.before(), one.name()));
        }
      }
    }
    return Optional.empty();
  }
}
