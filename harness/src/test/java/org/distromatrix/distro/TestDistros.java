package org.distromatrix.distro;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Distributions as a profile would resolve them, for all tests that need no real profile. */
public final class TestDistros {
  private static final List<String> BOOTS_WITH_SSH =
      List.of("systemd", "systemd-sysv", "dbus", "libpam-systemd", "openssh-server", "iproute2");

  private TestDistros() {}

  /** What a cell of {@code debian:13} has. */
  public static ResolvedDistro debian13() {
    return debian(new DistroRef("debian", "13"), "Debian 13 (trixie)", "13", "trixie");
  }

  /** A Debian release that is known by its codename only. */
  public static ResolvedDistro debian(String codename) {
    return debian(new DistroRef("debian", codename), "debian " + codename, codename, codename);
  }

  /** One without packages and repositories. */
  public static ResolvedDistro empty(DistroRef ref) {
    return distro(ref, ref.toString(), ref.release(), "", List.of(), List.of());
  }

  private static ResolvedDistro debian(
      DistroRef ref, String name, String version, String codename) {
    var repositories = new ArrayList<Repository>();
    repositories.add(repository(codename, "debian"));
    if (!codename.equals("sid")) {
      repositories.add(repository(codename + "-updates", "debian"));
      repositories.add(repository(codename + "-security", "debian-security"));
    }
    return distro(ref, name, version, codename, repositories, BOOTS_WITH_SSH);
  }

  public static Repository repository(String suite, String path) {
    return new Repository(
        suite,
        Repository.Kind.DEB,
        "http://ftp.debian.org/" + path,
        path,
        true,
        suite,
        List.of("main"),
        List.of("debian-archive-keyring.gpg"),
        List.of());
  }

  private static ResolvedDistro distro(
      DistroRef ref,
      String name,
      String version,
      String codename,
      List<Repository> repositories,
      List<String> basePackages) {
    return new ResolvedDistro(
        ref,
        name,
        PackageManagerKind.APT,
        "debian",
        version,
        codename,
        "x86-64",
        "amd64",
        repositories,
        "MATRIX_MIRROR_DEBIAN",
        "debian",
        basePackages,
        List.of(),
        List.of("nspawn"),
        List.of("ssh.service", "ssh.socket"),
        Support.SUPPORTED,
        Optional.empty(),
        Map.of());
  }

  /** The same distribution with other packages from elsewhere. */
  public static ResolvedDistro with(
      ResolvedDistro distro, List<Repository> repositories, List<String> basePackages) {
    return new ResolvedDistro(
        distro.ref(),
        distro.displayName(),
        distro.packageManager(),
        distro.family(),
        distro.version(),
        distro.codename(),
        distro.architecture(),
        distro.nativeArchitecture(),
        repositories,
        distro.mirrorVariable(),
        distro.hostMirrorDistro(),
        basePackages,
        distro.kernelPackages(),
        distro.boots(),
        distro.sshUnits(),
        distro.support(),
        distro.endOfLife(),
        distro.quirks());
  }
}
