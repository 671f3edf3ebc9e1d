package org.distromatrix.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.PackageManagerKind;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.distro.Support;

/** Distributions as a profile would resolve them. */
final class TestDistros {
  private static final List<String> BOOTS_WITH_SSH =
      List.of("systemd", "systemd-sysv", "dbus", "libpam-systemd", "openssh-server", "iproute2");

  private TestDistros() {}

  static ResolvedDistro debian(String codename) {
    var repositories = new ArrayList<Repository>();
    repositories.add(repository(codename, "debian"));
    if (!codename.equals("sid")) {
      repositories.add(repository(codename + "-updates", "debian"));
      repositories.add(repository(codename + "-security", "debian-security"));
    }
    return with(debianAlike("debian", codename), repositories, BOOTS_WITH_SSH);
  }

  static Repository repository(String suite, String path) {
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

  private static ResolvedDistro debianAlike(String distro, String codename) {
    return new ResolvedDistro(
        new DistroRef(distro, codename),
        distro + " " + codename,
        PackageManagerKind.APT,
        "debian",
        codename,
        codename,
        "x86-64",
        "amd64",
        List.of(),
        "MATRIX_MIRROR_DEBIAN",
        "debian",
        List.of(),
        List.of(),
        List.of("nspawn"),
        List.of("ssh.service"),
        Support.SUPPORTED,
        Optional.empty(),
        Map.of());
  }

  static ResolvedDistro with(
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
