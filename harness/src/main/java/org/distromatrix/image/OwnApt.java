package org.distromatrix.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.report.model.InstalledPackage;

/** apt in a container of Debian, Ubuntu or their kin. */
final class OwnApt extends OwnPackageManager {
  private static final String SOURCES = "sources.list";

  /**
   * Images of Debian's forbid services to start by a policy of their own; where there is none, ours
   * lasts for the installation. Package lists and packages stay out of the image.
   */
  private static final String INSTALL =
      """
      set -e
      export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive DEBCONF_NONINTERACTIVE_SEEN=true
      export APT_CONFIG=%1$s/apt.conf
      kept=%2$s/lists-$1
      fresh=$2
      shift 2
      mkdir -p $kept %2$s/archives/partial
      printf 'Dir::State::Lists "%%s";\\n' $kept >>$APT_CONFIG
      if [ $fresh = true ] || [ ! -e $kept/complete ]; then
        rm -rf %2$s/lists-*
        mkdir -p $kept/partial
        apt-get update
        touch $kept/complete
      fi
      policy=/usr/sbin/policy-rc.d
      if [ ! -e $policy ]; then
        printf '#!/bin/sh\\nexit 101\\n' >$policy
        chmod 755 $policy
        trap 'rm -f $policy' EXIT
      fi
      apt-get --yes --no-install-recommends install -- "$@"
      """
          .formatted(SETTINGS, KEPT);

  private final Optional<PackageSources> sources;

  OwnApt(ResolvedDistro distro, Optional<PackageSources> sources) {
    this.sources = sources;
  }

  @Override
  public Map<String, String> files() {
    String configuration = configuration();
    return sources.isEmpty()
        ? Map.of("apt.conf", configuration)
        : Map.of("apt.conf", configuration, SOURCES, sources());
  }

  private String configuration() {
    var lines =
        new java.util.ArrayList<>(
            List.of(
                "Dir::Cache::Archives \"" + KEPT + "/archives\"",
                "Dir::Cache::PkgCache \"\"",
                "Dir::Cache::SrcPkgCache \"\"",
                // Images of Debian's delete what was downloaded after each installation.
                "Binary::apt-get::APT::Keep-Downloaded-Packages \"true\"",
                "APT::Keep-Downloaded-Packages \"true\"",
                "Acquire::Languages \"none\"",
                // An index that cannot be fetched is else a warning only, with status 0.
                "APT::Update::Error-Mode \"any\"",
                "DPkg::Use-Pty \"false\""));
    lines.addAll(new AptSettings(Map.of()).options());
    if (sources.isPresent()) {
      lines.add("Dir::Etc::SourceList \"" + SETTINGS + "/" + SOURCES + "\"");
      lines.add("Dir::Etc::SourceParts \"/dev/null\"");
    }
    return String.join(";\n", lines) + ";\n";
  }

  /** Without a keyring: those count that the image trusts. */
  private String sources() {
    PackageSources chosen = sources.orElseThrow();
    String options = chosen.acceptExpired() ? "[check-valid-until=no] " : "";
    return chosen.repositories().stream()
        .map(one -> line(one, options))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(Repository one, String options) {
    return "deb %s%s %s %s"
        .formatted(options, one.url(), one.suite(), String.join(" ", one.components()));
  }

  @Override
  public List<String> install(List<String> packages, String state, boolean fresh) {
    return script(INSTALL, List.of(state, Boolean.toString(fresh)), packages);
  }

  @Override
  public List<String> installed() {
    return List.of("cat", "/" + DpkgStatus.FILE);
  }

  @Override
  public List<InstalledPackage> read(String printed) {
    try (BufferedReader reader = new BufferedReader(new StringReader(printed))) {
      return DpkgStatus.read(reader).stream()
          .sorted(
              Comparator.comparing(InstalledPackage::name)
                  .thenComparing(InstalledPackage::architecture))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory
    }
  }

  @Override
  ToolOutput.Language language() {
    return AptOutput.LANGUAGE;
  }

  @Override
  KnownFailures failures() {
    return AptFailures.KNOWN;
  }

  @Override
  Set<String> unknown(List<String> lines) {
    return new AptFailures(lines).unknownPackages();
  }

  @Override
  boolean stale(List<String> lines) {
    return new AptFailures(lines).staleLists();
  }
}
