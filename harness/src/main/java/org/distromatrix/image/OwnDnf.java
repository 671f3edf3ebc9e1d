package org.distromatrix.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.report.model.InstalledPackage;

/** dnf 4 or 5 in a container of Fedora or the EL family. */
final class OwnDnf extends OwnPackageManager {
  /** Package, epoch, version, release and architecture, tabs between. */
  static final String LIST = "%{name}\\t%{epochnum}\\t%{version}\\t%{release}\\t%{arch}\\t\\n";

  /** dnf 5 has its cache elsewhere when root calls, under another option's name. */
  private static final String INSTALL =
      """
      set -e
      export LC_ALL=C.UTF-8
      kept=%1$s/dnf-$1
      expire=$2
      shift 2
      [ $expire = never ] || rm -rf %1$s/dnf-*
      mkdir -p $kept
      five=
      if dnf --version | grep -q dnf5; then five=--setopt=system_cachedir=$kept; fi
      dnf --assumeyes --setopt=install_weak_deps=0 --setopt=keepcache=1 --setopt=cachedir=$kept \\
        $five --setopt=metadata_expire=$expire --setopt=timeout=20 --setopt=retries=1 \\
        --setopt=skip_if_unavailable=0 "$@"
      rm -rf /var/log/dnf* /var/log/hawkey.log
      """
          .formatted(KEPT);

  private final Optional<PackageSources> sources;

  OwnDnf(ResolvedDistro distro, Optional<PackageSources> sources) {
    this.sources = sources;
  }

  @Override
  public Map<String, String> files() {
    return Map.of();
  }

  /**
   * Repositories keep the name and the keys that they have in the image; their place is another,
   * and no other repository is asked: whoever names a mirror may have nothing else within reach.
   */
  private List<String> options() {
    return sources.stream()
        .flatMap(chosen -> chosen.repositories().stream())
        .flatMap(one -> moved(one).stream())
        .toList();
  }

  private static List<String> moved(Repository one) {
    return switch (one.kind()) {
      case BASEURL ->
          List.of(
              "--repo=" + one.id(),
              "--setopt=" + one.id() + ".baseurl=" + one.url(),
              "--setopt=" + one.id() + ".metalink=",
              "--setopt=" + one.id() + ".mirrorlist=");
      case METALINK, MIRRORLIST, DEB -> List.of("--repo=" + one.id());
    };
  }

  @Override
  public List<String> install(List<String> packages, String state, boolean fresh) {
    var arguments = new ArrayList<>(options());
    arguments.addAll(List.of("install", "--"));
    arguments.addAll(packages);
    return script(INSTALL, List.of(state, fresh ? "0" : "never"), arguments);
  }

  @Override
  public List<String> installed() {
    return List.of("rpm", "--query", "--all", "--queryformat=" + LIST);
  }

  @Override
  public List<InstalledPackage> read(String printed) {
    return RpmTable.read(printed, Map.of());
  }

  @Override
  ToolOutput.Language language() {
    return DnfFailures.LANGUAGE;
  }

  @Override
  KnownFailures failures() {
    return DnfFailures.KNOWN;
  }

  @Override
  Set<String> unknown(List<String> lines) {
    return DnfFailures.unknownPackages(lines);
  }

  @Override
  boolean stale(List<String> lines) {
    return DnfFailures.stale(lines);
  }
}
