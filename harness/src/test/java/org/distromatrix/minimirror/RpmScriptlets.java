package org.distromatrix.minimirror;

import java.util.List;

/** What packages run when they are installed, as upstream's do. */
final class RpmScriptlets {
  private RpmScriptlets() {}

  /** Lines of a spec file. */
  static List<String> of(MiniPackage one, UpstreamNames names) {
    return switch (one.name()) {
      case "systemd" -> systemd();
      case "libc-bin" -> linker(names.of("libc-bin"));
      case MachinePackages.KERNEL -> kernel(names.of(one.name()), MachinePackages.release(one));
      default -> List.of();
    };
  }

  /**
   * File triggers as upstream's, and the same after the transaction: zypper has one per package,
   * and a package's own trigger does not see the one that installs it.
   */
  private static List<String> systemd() {
    return List.of(
        "%posttrans -n systemd",
        "systemd-sysusers >/dev/null 2>&1 || :",
        "systemctl preset-all >/dev/null 2>&1 || :",
        "systemd-machine-id-setup >/dev/null 2>&1 || :",
        "",
        "%transfiletriggerin -n systemd -P 1000700 -- /usr/lib/sysusers.d",
        "systemd-sysusers || :",
        "");
  }

  private static List<String> linker(String name) {
    return List.of(
        "%transfiletriggerin -n " + name + " -P 2000000 -- /usr/lib/x86_64-linux-gnu /usr/lib",
        "/sbin/ldconfig || :",
        "");
  }

  /** Fedora's kernel.spec; openSUSE's leave a mark for a later initrd, if any. */
  private static List<String> kernel(String name, String release) {
    return name.equals("kernel-core")
        ? List.of(
            "%post -n kernel-core",
            "/sbin/depmod -a " + release,
            "",
            "%posttrans -n kernel-core",
            "/bin/kernel-install add %s /lib/modules/%s/vmlinuz || exit $?"
                .formatted(release, release),
            "")
        : List.of("%post -n " + name, "/sbin/depmod -a " + release, "");
  }
}
