package org.distromatrix.minimirror;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a family calls Debian's packages. The Debian name stays as something they provide, so that
 * the dependencies among them keep resolving.
 */
record UpstreamNames(Map<String, String> renamed, Map<String, List<String>> provided) {
  /** Fedora and what comes from it. */
  static final UpstreamNames REDHAT =
      of(
          "base-files=filesystem libc6=glibc libc-bin=glibc-common libc6-dev=glibc-devel"
              + " iproute2=iproute procps=procps-ng passwd=shadow-utils xz-utils=xz"
              + " openssh-client=openssh-clients libsystemd0=systemd-libs libgcc-s1=libgcc"
              + " mawk=gawk debianutils=which zlib1g=zlib zlib1g-dev=zlib-devel"
              + " pkgconf=pkgconf-pkg-config",
          "base-files=setup,basesystem,dnf,dnf5 dbus=dbus-broker openssh-client=openssh"
              + " passwd=passwd systemd=systemd-networkd,systemd-resolved"
              + " libc-bin=glibc-minimal-langpack,glibc-langpack libpam-runtime=pam"
              + " zlib1g-dev=pkgconfig(zlib)");

  static final UpstreamNames SUSE =
      of(
          "base-files=filesystem libc6=glibc libc6-dev=glibc-devel passwd=shadow xz-utils=xz"
              + " openssh-client=openssh-clients dbus=dbus-1 mawk=gawk zlib1g=libz1"
              + " zlib1g-dev=zlib-devel systemd-sysv=systemd-sysvinit debianutils=which"
              + " pkgconf=pkgconf-pkg-config",
          "base-files=aaa_base,system-user-root,patterns-base-minimal_base"
              + " openssh-server=openssh dbus=dbus-broker libpam-runtime=pam"
              + " systemd=systemd-networkd,systemd-resolved,systemd-network"
              + " zlib1g-dev=pkgconfig(zlib)");

  static final UpstreamNames ARCH =
      of(
          "base-files=filesystem libc6=glibc procps=procps-ng passwd=shadow xz-utils=xz"
              + " openssh-server=openssh mawk=gawk systemd-sysv=systemd-sysvcompat"
              + " libsystemd0=systemd-libs libgcc-s1=gcc-libs ncurses-bin=ncurses"
              + " debianutils=which zlib1g=zlib-libs zlib1g-dev=zlib",
          "bash=sh");

  /** With the packages of {@link MachinePackages}. */
  static final UpstreamNames REDHAT_MACHINE =
      REDHAT.and("linux-image=kernel-core dracut-core=dracut udev=systemd-udev");

  static final UpstreamNames SUSE_MACHINE =
      SUSE.and("linux-image=kernel-default dracut-core=dracut");

  private UpstreamNames and(String more) {
    var names = new LinkedHashMap<>(renamed);
    pairs(more).forEach((name, value) -> names.put(name, value.get(0)));
    return new UpstreamNames(names, provided);
  }

  private static UpstreamNames of(String renamed, String provided) {
    var names = new LinkedHashMap<String, String>();
    pairs(renamed).forEach((name, value) -> names.put(name, value.get(0)));
    return new UpstreamNames(names, pairs(provided));
  }

  private static Map<String, List<String>> pairs(String words) {
    var pairs = new LinkedHashMap<String, List<String>>();
    for (String word : List.of(words.split(" ", -1))) {
      int equals = word.indexOf('=');
      pairs.put(word.substring(0, equals), List.of(word.substring(equals + 1).split(",", -1)));
    }
    return pairs;
  }

  String of(String debian) {
    return renamed.getOrDefault(debian, debian);
  }

  List<String> alsoProvidedBy(String debian) {
    return provided.getOrDefault(debian, List.of());
  }
}
