package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageKeyTest {
  private static final ImageKey KEY =
      ImageKey.of(Map.of("architecture", "amd64", "packages", "dbus systemd"));

  @Test
  void sameInputsSameId() {
    assertThat(ImageKey.of(Map.of("packages", "dbus systemd", "architecture", "amd64")).id())
        .isEqualTo(KEY.id())
        .matches("[0-9a-f]{32}");
  }

  @Test
  void everyInputCounts() {
    assertThat(KEY.with("packages", "systemd").id()).isNotEqualTo(KEY.id());
    assertThat(KEY.with("keyrings", "").id()).isNotEqualTo(KEY.id());
  }

  @Test
  void whereOneValueEndsAndTheNextBeginsCounts() {
    assertThat(ImageKey.of(Map.of("a", "1b 1 2")).id())
        .isNotEqualTo(ImageKey.of(Map.of("a", "1", "b", "2")).id());
  }
}
