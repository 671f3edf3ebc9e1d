package org.distromatrix.minimirror;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The package that makes a root one release of one distribution.
 *
 * @param osRelease the fields of os-release(5) that tell it
 * @param files more files by path; a content that starts with {@code ->} is a link
 */
record ReleasePackage(
    String name,
    String version,
    List<String> provides,
    String osRelease,
    Map<String, String> files) {
  static final String LINK = "->";

  private static final String PRESETS =
      """
      enable getty@.service
      enable dbus.socket
      enable dbus.service
      enable remote-fs.target
      enable sshd.service
      enable sshd-keygen.service
      disable *
      """;

  static ReleasePackage fedora(String version) {
    return redhat(
        "fedora-release",
        version,
        "fedora",
        "Fedora Linux",
        "platform:f" + version,
        List.of("fedora-release-common", "fedora-release-container", "fedora-repos"));
  }

  static ReleasePackage el(String name, String version, String id, String title) {
    return redhat(name, version, id, title, "platform:el" + version, List.of());
  }

  private static ReleasePackage redhat(
      String name, String version, String id, String title, String platform, List<String> also) {
    String line = title + " release " + version + " (Miniature)\n";
    return new ReleasePackage(
        name,
        version,
        also,
        """
        NAME="%s"
        VERSION="%s (Miniature)"
        ID="%s"
        VERSION_ID="%s"
        PLATFORM_ID="%s"
        PRETTY_NAME="%s %s (Miniature)"
        """
            .formatted(title, version, id, version, platform, title, version),
        Map.of("/etc/redhat-release", line, "/etc/system-release", LINK + "redhat-release"));
  }

  static ReleasePackage tumbleweed() {
    String version = "20261101";
    return new ReleasePackage(
        "openSUSE-release",
        version,
        List.of("product()", "distribution-release"),
        """
        NAME="openSUSE Tumbleweed"
        ID="opensuse-tumbleweed"
        ID_LIKE="opensuse suse"
        VERSION_ID="%s"
        PRETTY_NAME="openSUSE Tumbleweed"
        """
            .formatted(version),
        Map.of(
            "/etc/products.d/openSUSE.prod",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <product schemeversion="0"><vendor>openSUSE</vendor><name>openSUSE</name>
            <version>%s</version><release>0</release><arch>x86_64</arch>
            <register><target/><updates/></register><summary>openSUSE Tumbleweed</summary>
            </product>
            """
                .formatted(version),
            "/etc/products.d/baseproduct",
            LINK + "openSUSE.prod"));
  }

  static ReleasePackage arch() {
    return new ReleasePackage(
        "arch-release",
        "1",
        List.of(),
        "NAME=\"Arch Linux\"\nPRETTY_NAME=\"Arch Linux\"\nID=arch\nBUILD_ID=rolling\n",
        Map.of("/etc/arch-release", ""));
  }

  /** All its files by path. */
  Map<String, String> allFiles() {
    var all = new LinkedHashMap<String, String>();
    all.put("/usr/lib/os-release", osRelease);
    all.put("/etc/os-release", LINK + "../usr/lib/os-release");
    all.put("/usr/lib/systemd/system-preset/90-default.preset", PRESETS);
    all.putAll(files);
    return all;
  }
}
