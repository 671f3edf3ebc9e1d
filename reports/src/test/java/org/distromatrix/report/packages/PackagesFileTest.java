package org.distromatrix.report.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.distromatrix.report.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesFileTest {
  @Test
  void writesSortedColumns(@TempDir Path folder) throws Exception {
    var file = folder.resolve("packages.txt");

    PackagesFile.write(Samples.mixed().packages(), file);

    assertThat(Files.readString(file))
        .isEqualTo("libc6\t2.41-1\tamd64\t\nzlib1g\t1:1.3.1-1\tamd64\ttrixie\n");
  }
}
