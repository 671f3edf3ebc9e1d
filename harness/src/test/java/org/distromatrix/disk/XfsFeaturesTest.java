package org.distromatrix.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XfsFeaturesTest {
  @ParameterizedTest
  @CsvSource({
    "6.12.118+deb13-cloud-amd64, 6.12",
    "7.2.12-amd64, 6.12",
    "6.1.0-56-cloud-amd64, 6.1",
    "5.14.0-611.el9.x86_64, 5.10",
    "4.18.0-553.el8.x86_64, 4.19",
    "Image, 4.19"
  })
  void aKernelIsNotGivenWhatIsNewerThanIt(String kernel, String known) {
    assertThat(XfsFeatures.file(kernel))
        .hasToString("/usr/share/xfsprogs/mkfs/lts_" + known + ".conf");
  }
}
