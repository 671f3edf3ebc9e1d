package org.distromatrix.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.distromatrix.distro.Entitlement;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;

/** A distribution for people: what {@code distros show} prints. */
final class DistroText {
  private static final int WIDTH = 80;

  private DistroText() {}

  static List<String> lines(ResolvedDistro distro) {
    var lines = new ArrayList<String>();
    lines.add("%s, %s for %s".formatted(distro.ref(), distro.displayName(), distro.architecture()));
    String end = distro.endOfLife().map(day -> " until " + day).orElse("");
    field(lines, "support", DistroTable.word(distro.support()) + end);
    field(lines, "boots", String.join(" ", distro.boots()));
    field(lines, "host tools", String.join(" ", DistroTools.of(distro)));
    if (distro.entitlement() != Entitlement.NONE) {
      field(lines, "needs", "a subscription's certificate, unless a mirror is set");
    }
    field(lines, "mirror by", distro.mirrorVariable() + ", or mirror: in matrix.yaml");
    lines.add("packages");
    packages(lines, "first", distro.firstPackages());
    packages(lines, "base", distro.basePackages());
    packages(lines, "kernel", distro.kernelPackages());
    lines.add("repositories (+ enabled, - off)");
    distro.repositories().forEach(one -> repository(lines, one));
    lines.add("keys");
    keys(distro).forEach((file, prints) -> key(lines, file, prints));
    return lines;
  }

  private static void field(List<String> lines, String name, String value) {
    lines.add("  %-12s %s".formatted(name, value));
  }

  private static void packages(List<String> lines, String name, List<String> packages) {
    if (packages.isEmpty()) {
      return;
    }
    var line = new StringBuilder("  %-12s".formatted(name));
    for (String one : packages) {
      if (line.length() + 1 + one.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(14));
      }
      line.append(' ').append(one);
    }
    lines.add(line.toString());
  }

  private static void repository(List<String> lines, Repository one) {
    String index = one.signedMetadata() ? "" : ", index not signed";
    lines.add(
        "  %s %s (%s%s)"
            .formatted(one.enabled() ? "+" : "-", one.id(), DistroTable.word(one.kind()), index));
    String suite =
        one.suite().isEmpty() ? "" : " " + one.suite() + " " + String.join(" ", one.components());
    lines.add("      " + one.url() + suite);
  }

  /** Fingerprints by the keyring files that hold them, each once. */
  private static Map<String, List<String>> keys(ResolvedDistro distro) {
    return distro.repositories().stream()
        .collect(
            Collectors.toMap(
                one -> String.join(", ", one.keyring()),
                Repository::fingerprints,
                DistroText::together,
                java.util.LinkedHashMap::new));
  }

  private static List<String> together(List<String> some, List<String> more) {
    var all = new ArrayList<>(some);
    more.stream().filter(one -> !all.contains(one)).forEach(all::add);
    return all;
  }

  private static void key(List<String> lines, String file, List<String> prints) {
    lines.add("  " + file);
    prints.forEach(print -> lines.add("      " + print));
    if (prints.isEmpty()) {
      lines.add("      whom the keyring itself vouches for");
    }
  }
}
