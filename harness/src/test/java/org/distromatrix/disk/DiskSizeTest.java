package org.distromatrix.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Optional;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.Test;

class DiskSizeTest {
  private static final long MIB = 1L << 20;

  private final DiskSize size = new DiskSize(300 * MIB, 256 * MIB);

  private static ExportRequest request(Optional<Long> size) {
    return new ExportRequest("p", "c", ImageFormat.DDI, Path.of("/a.raw"), false, size, false);
  }

  @Test
  void withoutAWishThereIsRoomInWholeGibibytes() {
    assertThat(new DiskSize(300 * MIB, 0).bytes(request(Optional.empty()))).isEqualTo(1024 * MIB);
    assertThat(size.bytes(request(Optional.empty()))).isEqualTo(2048 * MIB);
  }

  @Test
  void aWishIsRoundedDownToWholeMebibytes() {
    assertThat(size.bytes(request(Optional.of(900 * MIB + 5)))).isEqualTo(900 * MIB);
  }

  @Test
  void nothingFitsIntoLessThanTheEmptyDisk() {
    var failure =
        catchThrowableOfType(
            MatrixException.class, () -> size.bytes(request(Optional.of(260 * MIB))));

    assertThat(failure).hasMessage("Cannot write '/a.raw': the image does not fit into 260 MiB");
    assertThat(failure.hint()).contains("without --size it would be 2 GiB");
  }

  @Test
  void whoseImageNeedsMoreThanWeThinkIsToldTheOption() {
    assertThat(size.tooSmall(request(Optional.empty()), 2048 * MIB).hint())
        .contains("--size 4GiB gives it more");
  }

  @Test
  void theBootPartitionHasRoomForOtherKernels() {
    assertThat(DiskSize.ofBoot(40 * MIB)).isEqualTo(256 * MIB);
    assertThat(DiskSize.ofBoot(200 * MIB + 1)).isEqualTo(401 * MIB);
  }
}
