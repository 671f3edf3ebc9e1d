package org.distromatrix.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.Test;

class SourceDateTest {
  @Test
  void isTheEnvironments() {
    assertThat(SourceDate.of(Map.of())).isEmpty();
    assertThat(SourceDate.of(Map.of("SOURCE_DATE_EPOCH", "1700000000"))).contains(1_700_000_000L);
    assertThatThrownBy(() -> SourceDate.of(Map.of("SOURCE_DATE_EPOCH", "yesterday")))
        .isInstanceOf(MatrixException.class)
        .hasMessage("Cannot use SOURCE_DATE_EPOCH=yesterday: expected seconds since 1970");
  }
}
