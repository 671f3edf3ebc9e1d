package org.distromatrix.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command lines that run the host's apt on a mounted tree, whose own dpkg it calls in a chroot:
 * so downloads need no resolver, certificate or proxy setting inside.
 *
 * @param root where the tree is mounted
 * @param architecture apt's name of it
 * @param state package lists and sources, outside the tree
 * @param options further apt options as {@code Name "value"}
 */
record AptInstallCommand(Path root, String architecture, AptState state, List<String> options) {
  /** Keeps what packages write there at installation from becoming part of the layer. */
  private static final String MOUNTS =
      """
      set -e
      mount -t proc proc "$1/proc"
      mount -t sysfs -o ro sysfs "$1/sys"
      mount -t tmpfs -o mode=1777 tmpfs "$1/tmp"
      mount -t tmpfs -o mode=755 tmpfs "$1/run"
      shift
      exec "$@"
      """;

  AptInstallCommand {
    options = List.copyOf(options);
  }

  /** apt's configuration file; no setting of the host's own apt is read. */
  String configuration() {
    var lines =
        new ArrayList<>(
            List.of(
                "APT::Architecture \"" + architecture + "\"",
                "APT::Architectures { \"" + architecture + "\"; }",
                "Dir \"" + root + "\"",
                "Dir::State::Status \"" + root.resolve(DpkgStatus.FILE) + "\"",
                "Dir::State::Lists \"" + state.lists() + "\"",
                "Dir::Cache::SrcPkgCache \"" + state.lists().resolve("srcpkgcache.bin") + "\"",
                "Dir::Cache::PkgCache \"\"",
                "Dir::Etc::SourceList \"" + state.sources() + "\"",
                "Dir::Etc::SourceParts \"/dev/null\"",
                "Dir::Etc::Trusted \"/dev/null\"",
                "Dir::Etc::TrustedParts \"/dev/null\"",
                "DPkg::Chroot-Directory \"" + root + "\"",
                // apt's temporary folder must lie inside the chroot, where it has another name.
                "Dir::Bin::dpkg \"env\"",
                "DPkg::Options { \"--unset=TMPDIR\"; \"dpkg\"; \"--force-unsafe-io\"; }",
                "DPkg::Use-Pty \"false\"",
                "APT::Install-Recommends \"false\"",
                "Acquire::Languages \"none\""));
    lines.addAll(options);
    return String.join(";\n", lines) + ";\n";
  }

  /** What the command lines need beside the settings that hold for all. */
  Map<String, String> environment(Path configuration) {
    return Map.of("APT_CONFIG", configuration.toString(), "TMPDIR", root.resolve("tmp").toString());
  }

  List<String> install(List<String> packages) {
    var argv = new ArrayList<>(List.of("sh", "-c", MOUNTS, "sh", root.toString()));
    argv.addAll(List.of("apt-get", "--yes", "--no-install-recommends", "install", "--"));
    argv.addAll(packages);
    return argv;
  }

  /** Fetches the lists anew; what is installed plays no part. */
  List<String> update() {
    return List.of("apt-get", "update");
  }
}
