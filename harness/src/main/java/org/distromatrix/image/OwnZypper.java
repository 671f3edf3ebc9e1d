package org.distromatrix.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.report.model.InstalledPackage;

/**
 * zypper in a container of openSUSE. Keys are those that the image's package database has: never
 * those that a mirror offers.
 */
final class OwnZypper extends OwnPackageManager {
  private static final String REPOSITORIES = "mirror.repo";

  /**
   * Beside success, statuses 102, 103 and 107 are told of packages that are installed: a reboot, or
   * a restart of zypper, is advised; a scriptlet failed.
   */
  private static final String INSTALL =
      """
      set -e
      export LC_ALL=C.UTF-8 ZYPP_LOGFILE=/dev/null
      kept=%1$s/zypp-$1
      fresh=$2
      shift 2
      zypper() {
        command zypper --non-interactive --cache-dir=$kept %2$s "$@"
      }
      if [ $fresh = true ] || [ ! -e $kept/complete ]; then
        rm -rf %1$s/zypp-*
        mkdir -p $kept
        zypper refresh --force
        touch $kept/complete
      fi
      zypper --no-refresh install --no-recommends --download-in-advance \\
        --auto-agree-with-licenses --no-force-resolution -- "$@" || status=$?
      case ${status:-0} in
        0 | 102 | 103 | 107) ;;
        *) exit $status ;;
      esac
      """;

  private final Optional<PackageSources> sources;

  OwnZypper(ResolvedDistro distro, Optional<PackageSources> sources) {
    this.sources = sources;
  }

  @Override
  public Map<String, String> files() {
    return sources.map(chosen -> Map.of(REPOSITORIES, text(chosen))).orElse(Map.of());
  }

  private static String text(PackageSources chosen) {
    return chosen.repositories().stream().map(OwnZypper::section).collect(Collectors.joining("\n"));
  }

  private static String section(Repository one) {
    return """
        [%1$s]
        name=%1$s
        baseurl=%2$s
        enabled=1
        gpgcheck=1
        repo_gpgcheck=1
        pkg_gpgcheck=1
        keeppackages=1
        """
        .formatted(one.id(), one.url());
  }

  private String options() {
    return sources.isPresent() ? "--reposd-dir=" + SETTINGS : "";
  }

  @Override
  public List<String> install(List<String> packages, String state, boolean fresh) {
    return script(
        INSTALL.formatted(KEPT, options()), List.of(state, Boolean.toString(fresh)), packages);
  }

  @Override
  public List<String> installed() {
    return List.of("rpm", "--query", "--all", "--queryformat=" + OwnDnf.LIST);
  }

  @Override
  public List<InstalledPackage> read(String printed) {
    return RpmTable.read(printed, Map.of());
  }

  @Override
  ToolOutput.Language language() {
    return ZypperFailures.LANGUAGE;
  }

  @Override
  KnownFailures failures() {
    return ZypperFailures.KNOWN;
  }

  @Override
  Set<String> unknown(List<String> lines) {
    return ZypperFailures.unknownPackages(lines);
  }

  @Override
  boolean stale(List<String> lines) {
    return ZypperFailures.stale(lines);
  }
}
