package org.distromatrix.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.distro.PackageManagerKind;

/**
 * Something that comes in a package of the host.
 *
 * @param name as users know it
 * @param neededFor what does not work without it
 * @param required whether its absence is a problem
 * @param instead what is used where it is absent; empty: nothing
 * @param program name of the program that must be on the PATH; empty if it is a file
 * @param file the file that must be there; empty if it is a program
 * @param packages which package has it, by the host's package manager; none: not packaged there
 */
record HostPart(
    String name,
    String neededFor,
    boolean required,
    Optional<String> instead,
    Optional<String> program,
    Optional<Path> file,
    Map<PackageManagerKind, String> packages) {

  private static final String MACHINES = "guests that are virtual machines (boot: qemu)";
  private static final String IMAGES = "images of Debian and Ubuntu";

  /**
   * Every part, in the order in which it is shown. Package names are those of Debian 12, and, not
   * tried on such hosts yet, of Fedora 44, openSUSE Tumbleweed and Arch.
   */
  static final List<HostPart> ALL =
      List.of(
          program("systemd-nspawn", "building in images, booting guests")
              .in("systemd-container", "systemd-container", "systemd-container", "systemd"),
          program("unshare", "mounts and processes that end with a run")
              .in("util-linux", "util-linux", "util-linux", "util-linux"),
          program("mount", "layers of images")
              .in("mount", "util-linux", "util-linux", "util-linux"),
          program("find", "removing control groups")
              .in("findutils", "findutils", "findutils", "findutils"),
          program("git", "the list of a project's files").in("git", "git", "git", "git"),
          program("mmdebstrap", IMAGES).in("mmdebstrap", "mmdebstrap", "mmdebstrap", ""),
          program("gpg", "comparing archive keys with their pinned fingerprints")
              .in("gpg", "gnupg2", "gpg2", "gnupg"),
          file("debian-archive-keyring", "images of Debian", "keyrings/debian-archive-keyring.gpg")
              .in("debian-archive-keyring", "debian-keyring", "", "debian-archive-keyring"),
          file("ubuntu-keyring", "images of Ubuntu", "keyrings/ubuntu-archive-keyring.gpg")
              .inTools()
              .in("ubuntu-keyring", "ubu-keyring", "", "ubuntu-keyring"),
          program("dnf", "images of Fedora, CentOS, RHEL and their like")
              .inTools()
              .in("dnf", "dnf", "dnf", ""),
          program("zypper", "images of openSUSE").inTools().in("zypper", "zypper", "zypper", ""),
          program("pacman", "images of Arch Linux")
              .inTools()
              .in("pacman-package-manager makepkg", "pacman", "", "pacman"),
          file("distribution-gpg-keys", "images of rpm distributions", "distribution-gpg-keys")
              .inTools()
              .in("distribution-gpg-keys", "distribution-gpg-keys", "distribution-gpg-keys", ""),
          file("archlinux-keyring", "images of Arch Linux", "keyrings/archlinux.gpg")
              .inTools()
              .in("archlinux-keyring", "archlinux-keyring", "", "archlinux-keyring"),
          program("qemu-system-" + architecture(), MACHINES)
              .optional()
              .in("qemu-system-x86", "qemu-system-x86-core", "qemu-x86", "qemu-base"),
          program("qemu-img", MACHINES)
              .optional()
              .in("qemu-utils", "qemu-img", "qemu-img", "qemu-img"),
          program("mke2fs", "disks of machines with ext4, exporting disks")
              .optional()
              .in("e2fsprogs", "e2fsprogs", "e2fsprogs", "e2fsprogs"),
          program("mkfs.btrfs", "disks of machines with btrfs")
              .inTools()
              .in("btrfs-progs", "btrfs-progs", "btrfsprogs", "btrfs-progs"),
          program("mkfs.xfs", "disks of machines with xfs (6.17 or later)")
              .inTools()
              .in("xfsprogs", "xfsprogs", "xfsprogs", "xfsprogs"),
          program("sfdisk", "exporting disks with partitions")
              .optional()
              .in("fdisk", "util-linux-core", "util-linux", "util-linux"),
          program("mcopy", "exporting disks that boot")
              .optional()
              .in("mtools", "mtools", "mtools", "mtools"),
          bootLoader()
              .optional()
              .in("systemd-boot-efi", "systemd-boot-unsigned", "systemd-boot", "systemd"),
          program("zstd", "exporting .tar.zst").optional().in("zstd", "zstd", "zstd", "zstd"),
          program("xz", "exporting .tar.xz").optional().in("xz-utils", "xz", "xz", "xz"));

  private static HostPart program(String name, String neededFor) {
    return new HostPart(
        name, neededFor, true, Optional.empty(), Optional.of(name), Optional.empty(), Map.of());
  }

  /** A file or folder below /usr/share. */
  private static HostPart file(String name, String neededFor, String shared) {
    return file(name, neededFor, Path.of("/usr/share", shared));
  }

  private static HostPart file(String name, String neededFor, Path file) {
    return new HostPart(
        name, neededFor, true, Optional.empty(), Optional.empty(), Optional.of(file), Map.of());
  }

  private static HostPart bootLoader() {
    String name = "systemd-boot" + (architecture().equals("x86_64") ? "x64" : "aa64") + ".efi";
    Path file = Path.of("/usr/lib/systemd/boot/efi", name);
    return file("systemd-boot", "exporting disks that boot", file);
  }

  private static String architecture() {
    String architecture = System.getProperty("os.arch", "");
    return architecture.equals("amd64") ? "x86_64" : architecture;
  }

  private HostPart optional() {
    return new HostPart(name, neededFor, false, instead, program, file, packages);
  }

  /** Optional, as images are made with the tools image where this host lacks it. */
  private HostPart inTools() {
    var tools = Optional.of("the tools image is used instead");
    return new HostPart(name, neededFor, false, tools, program, file, packages);
  }

  private HostPart in(String apt, String dnf, String zypper, String pacman) {
    var names =
        Map.of(
            PackageManagerKind.APT, apt,
            PackageManagerKind.DNF, dnf,
            PackageManagerKind.ZYPPER, zypper,
            PackageManagerKind.PACMAN, pacman);
    return new HostPart(name, neededFor, required, instead, program, file, names);
  }

  /** The package that has it; empty if this package manager has none. */
  Optional<String> packageFor(PackageManagerKind manager) {
    return Optional.ofNullable(packages.get(manager)).filter(name -> !name.isEmpty());
  }
}
