package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.report.model.InstalledPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DpkgStatusTest {
  @TempDir Path folder;

  @Test
  void whatIsInstalledAndNothingElse() throws Exception {
    Path status = folder.resolve("status");
    Files.writeString(
        status,
        """
        Package: zlib1g
        Status: install ok installed
        Architecture: amd64
        Version: 1:1.3.1-1
        Description: library
         Version: not this one

        Package: gone
        Status: deinstall ok config-files
        Architecture: all
        Version: 1

        Package: kept
        Status: hold ok installed
        Architecture: all
        Version: 2
        """);
    assertThat(DpkgStatus.read(status))
        .containsExactly(
            new InstalledPackage("zlib1g", "1:1.3.1-1", "amd64", ""),
            new InstalledPackage("kept", "2", "all", ""));
  }

  @Test
  void originsComeFromTheLists() throws Exception {
    Files.writeString(
        folder.resolve("m_debian_dists_trixie_main_binary-amd64_Packages"),
        "Package: make\nVersion: 4\n\nPackage: zlib1g\nVersion: 1\n");
    Files.writeString(
        folder.resolve("m_debian-security_dists_trixie-security_main_binary-amd64_Packages"),
        "Package: zlib1g\nVersion: 2\n");
    assertThat(
            new AptIndex(folder)
                .withOrigins(
                    List.of(
                        new InstalledPackage("make", "4", "amd64", ""),
                        new InstalledPackage("zlib1g", "2", "amd64", ""),
                        new InstalledPackage("own", "1", "all", ""))))
        .extracting(InstalledPackage::origin)
        .containsExactly("trixie", "trixie-security", "");
    assertThat(new AptIndex(folder).names()).containsExactly("make", "zlib1g");
  }
}
