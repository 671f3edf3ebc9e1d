package org.distromatrix.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.distro.ResolvedDistro;

/**
 * The command lines that run zypper on a mounted tree, and its configuration file: pure functions
 * of their values. Keys are imported by rpm, never by zypper, which would take any that a mirror
 * offers.
 */
record ZypperCommand(ResolvedDistro distro, RpmPlaces places) {
  /** zypper gives up on a silent server only after minutes, and its time limits do not hold. */
  private static final List<String> BOUNDED = List.of("timeout", "--kill-after=5", "300");

  /** Package, epoch, version, release and architecture, tabs between; it knows no origin. */
  private static final String LIST =
      "%{name}\\t%{epochnum}\\t%{version}\\t%{release}\\t%{arch}\\t\\n";

  /** The libzypp configuration file; nothing of the host's is read. */
  String configuration() {
    Path nothing = places.nothing();
    return """
        [main]
        configdir = %s
        reposdir = %s
        servicesdir = %s
        varsdir = %s
        vendordir = %s
        multiversiondir = %s
        credentials.global.dir = %s
        gpgcheck = on
        repo_gpgcheck = on
        pkg_gpgcheck = on
        solver.onlyRequires = true
        commit.downloadMode = DownloadInAdvance
        download.connect_timeout = 20
        download.transfer_timeout = 60
        download.max_silent_tries = 1
        history.logfile = /var/log/zypp/history
        """
        .formatted(nothing, places.repositories(), nothing, nothing, nothing, nothing, nothing);
  }

  /** What the command lines need beside the environment that holds for all of rpm's. */
  Map<String, String> environment(Map<String, String> base) {
    var all = new HashMap<>(base);
    all.put("ZYPP_CONF", places.configuration().toString());
    all.put("ZYPP_LOGFILE", places.scratch().resolve("zypper.log").toString());
    all.put("ZYPP_LOCKFILE_ROOT", places.scratch().toString());
    // Debian's rpm warns of itself otherwise.
    all.put("RPM_FORCE_DEBIAN", "1");
    return all;
  }

  /** Puts keys into the tree's package database: what they did not sign is refused. */
  List<String> importKeys(List<Path> keys) {
    var argv = new ArrayList<>(List.of("rpm", "--root=" + places.root(), "--import"));
    keys.forEach(key -> argv.add(key.toString()));
    return argv;
  }

  /** Fetches the metadata. */
  List<String> refresh() {
    var argv = new ArrayList<>(BOUNDED);
    argv.addAll(start());
    argv.addAll(List.of("refresh", "--force"));
    return argv;
  }

  /** Installs packages from the metadata that is there; all are fetched before the first. */
  List<String> install(List<String> packages) {
    var argv = start();
    argv.addAll(List.of("--no-refresh", "install", "--no-recommends", "--download-in-advance"));
    argv.addAll(List.of("--auto-agree-with-licenses", "--no-force-resolution", "--"));
    argv.addAll(packages);
    return TreeMounts.around(places.root(), argv);
  }

  /** Tells what is installed, one package a line, as {@link RpmTable} reads it. */
  List<String> installed() {
    return List.of("rpm", "--root=" + places.root(), "--query", "--all", "--queryformat=" + LIST);
  }

  /** Tells the names of all packages of the metadata that is there, as a table. */
  List<String> names() {
    var argv = start();
    argv.addAll(List.of("--no-refresh", "--quiet", "search", "--type", "package"));
    return argv;
  }

  private List<String> start() {
    var argv = new ArrayList<>(List.of("zypper", "--non-interactive"));
    argv.add("--config=" + places.nothing().resolve("zypper.conf"));
    argv.add("--installroot=" + places.root());
    argv.add("--reposd-dir=" + places.repositories());
    argv.add("--cache-dir=" + places.cache());
    argv.add("--releasever=" + distro.version());
    return argv;
  }
}
