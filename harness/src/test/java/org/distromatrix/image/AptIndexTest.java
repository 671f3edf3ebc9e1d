package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptIndexTest {
  @TempDir Path lists;

  @Test
  void knowsPackagesAndWhatTheyProvide() throws Exception {
    Files.writeString(
        lists.resolve("m_debian_dists_trixie_main_binary-amd64_Packages"),
        """
        Package: mawk
        Version: 1
        Provides: awk, pkg:any (= 2), third (= 1:3)
        Description: Package: not-this

        Package: zlib1g-dev
        Version: 2
        """);

    PackageIndex index = new AptIndex(lists).all();

    assertThat(index.packages()).containsExactly("mawk", "zlib1g-dev");
    assertThat(index.provided()).containsExactly("awk", "pkg", "third");
    assertThat(index.missing(List.of("zlib-dev", "awk", "mawk", "zlib-dev", "gawk")))
        .containsExactly("zlib-dev", "gawk");
  }
}
