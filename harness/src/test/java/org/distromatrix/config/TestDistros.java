package org.distromatrix.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.PackageManagerKind;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.distro.Support;
import org.distromatrix.document.NearestWord;

/** A small catalog: what matters here is which refs are known and which are the same. */
final class TestDistros implements DistroCheck {
  private static final Map<String, String> SAME =
      Map.of("debian:trixie", "debian:13", "debian", "debian:13", "ubuntu", "ubuntu:24.04");
  private static final List<String> IDS =
      List.of("debian", "ubuntu", "fedora", "centos", "rhel", "rhel-ubi", "arch", "opensuse");

  @Override
  public DistroLookup find(DistroRef ref) {
    if (!IDS.contains(ref.distro())) {
      var near = NearestWord.hint(ref.distro(), IDS);
      return new DistroLookup.Unknown("unknown distro '" + ref.distro() + "'" + near, List.of());
    }
    var canonical = SAME.getOrDefault(ref.toString(), ref.toString());
    return new DistroLookup.Found(resolved(DistroRef.parse(canonical)));
  }

  private static ResolvedDistro resolved(DistroRef ref) {
    return new ResolvedDistro(
        ref,
        ref.toString(),
        PackageManagerKind.APT,
        "debian",
        ref.release(),
        "",
        "x86-64",
        "amd64",
        List.of(),
        "",
        "",
        List.of(),
        List.of(),
        List.of("nspawn"),
        List.of(),
        Support.SUPPORTED,
        Optional.empty(),
        Map.of());
  }
}
