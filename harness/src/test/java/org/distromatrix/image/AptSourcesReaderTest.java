package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptSourcesReaderTest {
  @Test
  void oneLineEntries() {
    assertThat(
            AptSourcesReader.lines(
                """
                # deb http://off.example/debian trixie main
                deb [arch=amd64 signed-by=/k.gpg] http://m.example/debian trixie main contrib # why
                deb-src http://m.example/debian trixie main
                nonsense
                """))
        .containsExactly(
            source("deb", "http://m.example/debian", List.of("trixie"), "main", "contrib"),
            source("deb-src", "http://m.example/debian", List.of("trixie"), "main"));
  }

  @Test
  void stanzas() {
    assertThat(
            AptSourcesReader.stanzas(
                """
                Types: deb
                # a comment in between
                URIs: http://m.example/debian
                Suites: trixie
                 trixie-updates
                Components: main
                Signed-By: /k.gpg

                Enabled: no
                Types: deb
                URIs: http://off.example/debian
                Suites: trixie
                Components: main
                """))
        .containsExactly(
            source("deb", "http://m.example/debian", List.of("trixie", "trixie-updates"), "main"));
  }

  @Test
  void allFilesThatAptReads(@TempDir Path apt) throws Exception {
    Files.createDirectory(apt.resolve("sources.list.d"));
    Files.writeString(apt.resolve("sources.list"), "deb http://one.example/debian sid main\n");
    Files.writeString(
        apt.resolve("sources.list.d/b.list"), "deb http://two.example/debian sid main\n");
    Files.writeString(
        apt.resolve("sources.list.d/off.list.disabled"), "deb http://x.example/debian sid main\n");
    assertThat(AptSourcesReader.readFolder(apt))
        .flatExtracting(AptSource::uris)
        .containsExactly("http://one.example/debian", "http://two.example/debian");
    assertThat(AptSourcesReader.readFolder(apt.resolve("nowhere"))).isEmpty();
  }

  private static AptSource source(
      String type, String uri, List<String> suites, String... components) {
    return new AptSource(List.of(type), List.of(uri), suites, List.of(components));
  }
}
