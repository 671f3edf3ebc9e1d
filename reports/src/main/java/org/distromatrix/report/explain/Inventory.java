package org.distromatrix.report.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.distromatrix.report.explain.Component.Sign;
import org.distromatrix.report.explain.version.UpstreamVersion;
import org.distromatrix.report.explain.version.VersionOrder;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.InstalledPackage;

/** What is in the cells of a run, in which version. */
final class Inventory {
  /** Packages that are the C library, by its makers' name for it. */
  private static final Map<String, String> C_LIBRARIES =
      Map.of("libc6", "glibc", "glibc", "glibc", "musl", "musl");

  private static final List<String> DPKG_WORDS = List.of("all", "amd64", "arm64");

  private final List<CellResult> cells;
  private final List<VersionOrder> orders;
  private final List<Component> basics = new ArrayList<>();
  private final List<Component> packages = new ArrayList<>();
  private final BitSet listed = new BitSet();
  private final Map<Split, List<Sign>> known = new HashMap<>();

  Inventory(List<CellResult> cells) {
    this.cells = cells;
    this.orders = cells.stream().map(Inventory::order).toList();
    var basicVersions = new LinkedHashMap<String, Map<Integer, String>>();
    var packageVersions = new TreeMap<String, Map<Integer, String>>();
    for (int cell = 0; cell < cells.size(); cell++) {
      listed.set(cell, !cells.get(cell).packages().isEmpty());
      addFacts(basicVersions, cell);
      addPackages(basicVersions, packageVersions, cell);
    }
    basicVersions.forEach((name, v) -> basics.add(component(name, v, true)));
    packageVersions.forEach((name, v) -> packages.add(component(name, v, false)));
  }

  private Component component(String name, Map<Integer, String> versions, boolean upstream) {
    return new Component(
        name, cells.size(), versions, cell -> upstream ? VersionOrder.UPSTREAM : orders.get(cell));
  }

  private void addFacts(Map<String, Map<Integer, String>> basicVersions, int cell) {
    for (var name : List.of("systemd", "kernel")) {
      addUpstream(basicVersions, name, cell, cells.get(cell).facts().getOrDefault(name, ""));
    }
  }

  private void addPackages(
      Map<String, Map<Integer, String>> basicVersions,
      Map<String, Map<Integer, String>> packageVersions,
      int cell) {
    for (var installed : cells.get(cell).packages()) {
      var library = C_LIBRARIES.get(installed.name());
      if (library != null) {
        addUpstream(basicVersions, library, cell, installed.version());
      }
      packageVersions
          .computeIfAbsent(installed.name(), added -> new LinkedHashMap<>())
          .merge(cell, installed.version(), (a, b) -> newest(cell, a, b));
    }
  }

  private static void addUpstream(
      Map<String, Map<Integer, String>> versions, String name, int cell, String version) {
    var upstream = UpstreamVersion.of(version);
    if (!upstream.isEmpty()) {
      versions.computeIfAbsent(name, added -> new LinkedHashMap<>()).put(cell, upstream);
    }
  }

  /** Of a package that is there twice (two architectures, two kernels), the newest counts. */
  private String newest(int cell, String one, String other) {
    return orders.get(cell).compare(one, other) < 0 ? other : one;
  }

  /** The order is seen by what a family calls architectures, and packages that fit any. */
  private static VersionOrder order(CellResult cell) {
    var architectures =
        cell.packages().stream().map(InstalledPackage::architecture).collect(Collectors.toSet());
    if (DPKG_WORDS.stream().anyMatch(architectures::contains)) {
      return VersionOrder.DPKG;
    }
    return architectures.contains("noarch") ? VersionOrder.RPM : VersionOrder.UNKNOWN;
  }

  /** Of the kernel, systemd and the C library: few, and each can explain much. */
  List<Sign> basicSigns(Split split) {
    return basics.stream()
        .filter(basic -> Bits.contains(basic.present(), split.known()))
        .flatMap(basic -> basic.sign(split).stream())
        .toList();
  }

  /** Of packages, where it is known of all cells what is in them. */
  List<Sign> packageSigns(Split split) {
    return known.computeIfAbsent(split, this::findPackageSigns);
  }

  private List<Sign> findPackageSigns(Split split) {
    return Bits.contains(listed, split.known())
        ? packages.stream().flatMap(one -> one.sign(split).stream()).toList()
        : List.of();
  }
}
