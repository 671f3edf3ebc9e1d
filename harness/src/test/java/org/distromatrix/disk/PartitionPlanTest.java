package org.distromatrix.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionPlanTest {
  private static final long MIB = 1L << 20;

  @Test
  void aDiskThatBootsHasAnEspBeforeItsRoot() {
    PartitionPlan plan = PartitionPlan.of(DiskArchitecture.X86_64, "key", 1024 * MIB, 256 * MIB);

    assertThat(plan.script())
        .isEqualTo(
            """
            label: gpt
            label-id: %s
            first-lba: 2048

            start=2048, size=524288, type=c12a7328-f81f-11d2-ba4b-00a0c93ec93b, uuid=%s, name="esp"
            start=526336, size=1568768, type=4f68bce3-e8cd-4db1-96e7-fbcaf984b709, uuid=%s, name="root"
            """
                .formatted(plan.id(), plan.esp().orElseThrow().id(), plan.root().id()));
    assertThat(plan.root().offset() + plan.root().bytes()).isEqualTo(1023 * MIB);
  }

  @Test
  void aDiskWithoutAKernelHasOnlyItsRoot() {
    PartitionPlan plan = PartitionPlan.of(DiskArchitecture.ARM64, "key", 512 * MIB, 0);

    assertThat(plan.esp()).isEmpty();
    assertThat(plan.script().lines().filter(line -> line.startsWith("start=")))
        .singleElement()
        .asString()
        .startsWith("start=2048, size=1044480, type=b921b045-1df0-41c3-af44-4c6f280d3fae, ");
  }

  @Test
  void idsFollowFromTheImageAlone() {
    PartitionPlan plan = PartitionPlan.of(DiskArchitecture.X86_64, "key", 512 * MIB, 256 * MIB);
    PartitionPlan larger = PartitionPlan.of(DiskArchitecture.X86_64, "key", 1024 * MIB, 0);
    PartitionPlan other = PartitionPlan.of(DiskArchitecture.X86_64, "kex", 512 * MIB, 256 * MIB);

    assertThat(larger.root().id()).isEqualTo(plan.root().id());
    assertThat(other.root().id()).isNotEqualTo(plan.root().id());
    assertThat(plan.root().id())
        .isNotEqualTo(plan.esp().orElseThrow().id())
        .isNotEqualTo(plan.id());
  }
}
