package org.distromatrix.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.distro.Rpm;

/**
 * The command lines that run dnf on a mounted tree, and its configuration file: pure functions of
 * their values, for dnf 4 and dnf 5.
 *
 * @param five whether it is dnf 5
 * @param foreign whether the tree is of another architecture than this host
 * @param entitlement of a subscription, where the repositories want one
 */
record DnfCommand(
    ResolvedDistro distro,
    RpmPlaces places,
    boolean five,
    boolean foreign,
    Optional<EntitlementFiles> entitlement) {
  /** Package, epoch, version, release, architecture and origin, tabs between. */
  private static final String LIST =
      "%{name}\\t%{epoch}\\t%{version}\\t%{release}\\t%{arch}\\t%{from_repo}\\n";

  /** dnf's configuration file; no setting of the host's own dnf is read. */
  String configuration() {
    var lines = new ArrayList<String>();
    lines.add("[main]");
    lines.add("gpgcheck=1");
    lines.add("localpkg_gpgcheck=1");
    lines.add("best=1");
    lines.add("skip_if_unavailable=0");
    lines.add("install_weak_deps=0");
    lines.add("keepcache=1");
    lines.add("plugins=0");
    lines.add("check_config_file_age=0");
    // The index of an image is read also by us (RpmIndex).
    lines.add("zchunk=0");
    // A mirror that accepts connections and then says nothing must not hold a run for minutes.
    lines.add("timeout=20");
    lines.add("minrate=1000");
    lines.add("retries=1");
    distro
        .rpm()
        .flatMap(Rpm::modulePlatform)
        .ifPresent(platform -> lines.add("module_platform_id=" + platform));
    entitlement.ifPresent(files -> lines.addAll(files.settings()));
    return String.join("\n", lines) + "\n";
  }

  /** Fetches metadata anew. */
  List<String> makeCache() {
    var argv = start();
    argv.addAll(List.of("--setopt=metadata_expire=0", "makecache"));
    return argv;
  }

  /** Installs packages; from metadata as it was first fetched if {@code frozen}. */
  List<String> install(List<String> packages, boolean frozen) {
    var argv = start();
    argv.add("--setopt=metadata_expire=" + (frozen ? "never" : "0"));
    argv.addAll(List.of("install", "--"));
    argv.addAll(packages);
    return TreeMounts.around(places.root(), argv);
  }

  /** Tells what is installed, one package a line, as {@link RpmTable} reads it. */
  List<String> installed() {
    var argv = start();
    argv.addAll(List.of(five ? "--disable-repo=*" : "--disablerepo=*", "--quiet", "repoquery"));
    argv.addAll(List.of("--installed", "--queryformat=" + LIST));
    return argv;
  }

  /** Tells the names of all packages of the metadata that is in the cache. */
  List<String> names() {
    var argv = start();
    argv.addAll(List.of("--setopt=metadata_expire=never", "--quiet", "--cacheonly", "repoquery"));
    argv.add("--queryformat=%{name}\\n");
    return argv;
  }

  private List<String> start() {
    Path root = places.root();
    var argv = new ArrayList<>(List.of("dnf", "--assumeyes"));
    argv.add("--config=" + places.configuration());
    argv.add("--installroot=" + root);
    argv.add("--releasever=" + distro.version());
    if (five) {
      argv.add("--use-host-config");
    } else {
      argv.add("--noplugins");
    }
    if (foreign) {
      argv.add("--forcearch=" + distro.nativeArchitecture());
    }
    // On the command line, as dnf looks for what a file says inside the tree.
    argv.add("--setopt=reposdir=" + places.repositories());
    argv.add("--setopt=varsdir=" + places.nothing());
    argv.add("--setopt=cachedir=" + places.cache());
    argv.add("--setopt=logdir=/var/log");
    if (!five) {
      argv.add("--setopt=persistdir=" + root.resolve("var/lib/dnf"));
    }
    return argv;
  }
}
