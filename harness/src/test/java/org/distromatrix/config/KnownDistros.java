package org.distromatrix.config;

import java.util.List;
import java.util.Map;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.TestDistros;
import org.distromatrix.document.NearestWord;

/** A small catalog: what matters here is which refs are known and which are the same. */
final class KnownDistros implements DistroCheck {
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
    return new DistroLookup.Found(TestDistros.empty(DistroRef.parse(canonical)));
  }
}
