package org.distromatrix.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImageNameTest {
  @Test
  void aPortIsNoTag() {
    assertThat(ImageName.parse("localhost:5000/debian"))
        .isEqualTo(new ImageName("localhost:5000/debian", "latest"));
    assertThat(ImageName.parse("localhost:5000/debian:trixie"))
        .isEqualTo(new ImageName("localhost:5000/debian", "trixie"));
    assertThat(ImageName.parse("docker.io/library/debian:trixie"))
        .isEqualTo(new ImageName("docker.io/library/debian", "trixie"));
  }

  @Test
  void aDigestIsTakenForATag() {
    assertThat(ImageName.parse("localhost:5000/debian@sha256:12ab"))
        .isEqualTo(new ImageName("localhost:5000/debian", "sha256:12ab"));
    assertThat(ImageName.parse("debian:trixie@sha256:12ab"))
        .isEqualTo(new ImageName("debian", "sha256:12ab"));
  }
}
