package org.distromatrix.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command lines that run pacman on a mounted tree, a pure function of their values. Every place
 * that pacman reads or writes is named: some would be the host's otherwise.
 *
 * @param root where the tree is mounted
 * @param configuration {@link PacmanConfiguration}
 * @param keys GnuPG folder of {@link PacmanKeys}
 * @param downloads where packages are downloaded to
 */
record PacmanCommand(Path root, Path configuration, Path keys, Path downloads) {
  /** Where pacman keeps its databases in a tree. */
  static final String DATABASE = "var/lib/pacman";

  /** Fetches the package databases. */
  List<String> refresh() {
    return pacman("--sync", "--refresh");
  }

  /** Lists all packages of the databases: {@code core glibc 2.42-1 [installed]}. */
  List<String> list() {
    return pacman("--sync", "--list");
  }

  /** Installs packages from the databases there are. */
  List<String> install(List<String> packages) {
    return mounted(packages, "--sync", "--needed");
  }

  /** The same, all that is installed being brought to the databases' state first. */
  List<String> upgrade(List<String> packages) {
    return mounted(packages, "--sync", "--sysupgrade", "--needed");
  }

  private List<String> mounted(List<String> packages, String... operation) {
    List<String> argv = pacman(operation);
    // Kernels ask for what makes their initrd, and --noconfirm takes the first that offers it.
    argv.addAll(List.of("--assume-installed", "initramfs", "--"));
    argv.addAll(packages);
    return TreeMounts.around(root, argv);
  }

  private List<String> pacman(String... operation) {
    var argv = new ArrayList<>(List.of("pacman"));
    argv.addAll(List.of(operation));
    argv.addAll(List.of("--root", root.toString()));
    argv.addAll(List.of("--dbpath", root.resolve(DATABASE).toString()));
    argv.addAll(List.of("--config", configuration.toString()));
    argv.addAll(List.of("--gpgdir", keys.toString()));
    argv.addAll(List.of("--cachedir", downloads.toString()));
    argv.addAll(List.of("--hookdir", root.resolve("etc/pacman.d/hooks").toString()));
    argv.addAll(List.of("--logfile", "/dev/null"));
    argv.addAll(List.of("--noconfirm", "--noprogressbar", "--color", "never"));
    return argv;
  }
}
