package org.distromatrix.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnLabelsTest {
  private static Map<String, String> with(String label, String value) {
    Map<String, String> labels = new HashMap<>(OwnLabels.ofThisProcess());
    labels.put(label, value);
    return labels;
  }

  @Test
  void onlyWhatADeadProcessOfThisHostOwnedIsAbandoned() {
    String own = OwnLabels.ofThisProcess().getOrDefault(OwnLabels.OWNER, "");
    String dead = own.replaceFirst("^\\d+-\\d+", "4194305-1"); // above the highest process id

    assertThat(OwnLabels.isAbandoned(OwnLabels.ofThisProcess())).isFalse();
    assertThat(OwnLabels.isAbandoned(with(OwnLabels.OWNER, dead))).isTrue();
    assertThat(OwnLabels.isAbandoned(Map.of(OwnLabels.OWNER, dead, OwnLabels.HOST, "other")))
        .isFalse();
    assertThat(OwnLabels.isAbandoned(Map.of())).isFalse();
    assertThat(OwnLabels.isAbandoned(with(OwnLabels.OWNER, "nobody"))).isFalse();
  }
}
