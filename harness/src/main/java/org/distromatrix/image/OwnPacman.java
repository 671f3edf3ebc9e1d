package org.distromatrix.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.report.model.InstalledPackage;

/**
 * pacman in a container of Arch Linux. The distribution has one state at a time: what is installed
 * is brought to that of the databases whenever these are fetched.
 */
final class OwnPacman extends OwnPackageManager {
  private static final String CONFIGURATION = "pacman.conf";

  private static final String INSTALL =
      """
      set -e
      export LC_ALL=C.UTF-8
      fresh=$2
      shift 2
      mkdir -p %1$s/pacman
      pacman() {
        command pacman --sync %2$s --cachedir %1$s/pacman --needed --noconfirm --noprogressbar \\
          --color never --logfile /dev/null --assume-installed initramfs "$@"
      }
      if [ $fresh = true ] || [ ! -e /var/lib/pacman/sync ]; then
        pacman --refresh --sysupgrade -- "$@"
      else
        pacman -- "$@"
      fi
      """;

  private final Optional<PackageSources> sources;
  private final String architecture;

  OwnPacman(ResolvedDistro distro, Optional<PackageSources> sources) {
    this.sources = sources;
    this.architecture = distro.nativeArchitecture();
  }

  @Override
  public Map<String, String> files() {
    return sources
        .map(
            chosen ->
                Map.of(
                    CONFIGURATION,
                    new PacmanConfiguration(chosen.repositories(), architecture).text()))
        .orElse(Map.of());
  }

  @Override
  public List<String> install(List<String> packages, String state, boolean fresh) {
    String options = sources.isPresent() ? "--config " + SETTINGS + "/" + CONFIGURATION : "";
    return script(
        INSTALL.formatted(KEPT, options), List.of(state, Boolean.toString(fresh)), packages);
  }

  @Override
  public List<String> installed() {
    return List.of("sh", "-c", "cat /" + PacmanDatabase.LOCAL + "/*/desc");
  }

  @Override
  public List<InstalledPackage> read(String printed) {
    List<List<String>> descriptions = new ArrayList<>();
    for (String line : printed.lines().toList()) {
      if (line.equals(PacmanDatabase.NAME)) {
        descriptions.add(new ArrayList<>());
      }
      if (!descriptions.isEmpty()) {
        descriptions.get(descriptions.size() - 1).add(line);
      }
    }
    Stream<InstalledPackage> all =
        descriptions.stream().map(lines -> PacmanDatabase.parse(lines, Map.of()));
    return all.sorted(Comparator.comparing(InstalledPackage::name)).toList();
  }

  @Override
  ToolOutput.Language language() {
    return PacmanFailures.LANGUAGE;
  }

  @Override
  KnownFailures failures() {
    return PacmanFailures.KNOWN;
  }

  @Override
  Set<String> unknown(List<String> lines) {
    return new PacmanFailures(lines).unknownPackages();
  }

  /** Other errors may be of a mirror whose next one in the image's list has done it. */
  @Override
  boolean failed(List<String> lines) {
    return new PacmanFailures(lines).scripts();
  }

  @Override
  boolean stale(List<String> lines) {
    return new PacmanFailures(lines).staleDatabases();
  }
}
