package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptIndexTest {
  @TempDir Path folder;

  @Test
  void isReadAsItWasWrittenUntilItIsOld() throws Exception {
    var kept = new KeptIndex(folder.resolve("names"));
    var index = new PackageIndex(List.of("gcc"), List.of("pkgconfig(zlib)", "/usr/bin/a b"));
    Instant now = Instant.now();
    assertThat(kept.read(now)).isEmpty();

    kept.write(index);

    assertThat(kept.read(now)).contains(index);
    assertThat(kept.read(now.plus(Duration.ofHours(7)))).isEmpty();
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }
}
