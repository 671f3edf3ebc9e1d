package org.distromatrix.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderNamesTest {
  private final FolderNames names = new FolderNames();

  @ParameterizedTest
  @CsvSource({
    "debian:13/nspawn/CC=gcc, debian_13_nspawn_CC=gcc",
    "a b*c, a_b_c",
    "ä, _",
    "'.', __",
    "'..', ___",
    "'', _",
    "'../../etc', .._.._etc",
  })
  void replacesWhatHasNoPlaceInAFolderName(String id, String name) {
    assertThat(names.of(id)).isEqualTo(name);
  }

  @Test
  void keepsNamesApartAndTheSame() {
    String first = names.of("a:b");
    String second = names.of("a/b");
    assertThat(first).isEqualTo("a_b");
    assertThat(second).matches("a_b-[0-9a-f]{12}");
    assertThat(names.of("a:b")).isEqualTo(first);
    assertThat(names.of("a/b")).isEqualTo(second);
  }

  @Test
  void keepsLongNamesShortAndApart() {
    String first = names.of("x".repeat(5000) + "1");
    String second = names.of("x".repeat(5000) + "2");
    assertThat(first).hasSizeLessThan(230).isNotEqualTo(second);
    assertThat(second).hasSizeLessThan(230);
  }
}
