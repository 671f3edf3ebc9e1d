package org.distromatrix.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpmIndexTest {
  private static final String PRIMARY =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <metadata xmlns="http://linux.duke.edu/metadata/common"
                xmlns:rpm="http://linux.duke.edu/metadata/rpm" packages="2">
      <package type="rpm">
        <name>zlib-devel</name>
        <arch>x86_64</arch>
        <version epoch="0" ver="1.3.1" rel="2"/>
        <summary>Headers &amp; more</summary>
        <format>
          <rpm:provides>
            <rpm:entry name="pkgconfig(zlib)" flags="EQ" epoch="0" ver="1.3.1"/>
          </rpm:provides>
          <rpm:requires>
            <rpm:entry name="pkgconfig(other)"/>
          </rpm:requires>
          <file>/usr/bin/a&amp;b</file>
          <file type="dir">/etc/zlib</file>
        </format>
      </package>
      <package type="rpm">
        <name>zlib-ng</name>
        <arch>src</arch>
        <version epoch="0" ver="2" rel="1"/>
        <format><file>/etc/zlib-ng.spec</file></format>
      </package>
      </metadata>
      """;

  @TempDir Path cache;

  @ParameterizedTest
  @CsvSource({"gz, primary.xml.gz", "xz, 12ab-primary.xml.xz", "zstd, 12ab-primary.xml.zst"})
  void readsWhatMirrorsCompress(String kind, String name) throws Exception {
    write("fedora-12/repodata/" + name, kind, PRIMARY);

    PackageIndex index = RpmIndex.read(cache);

    assertThat(index.packages()).containsExactly("zlib-devel");
    assertThat(index.provided())
        .containsExactly("/etc/zlib", "/usr/bin/a&b", "pkgconfig(zlib)", "zlib-devel-1.3.1");
  }

  @Test
  void readsAllRepositoriesAndNoOtherIndex() throws Exception {
    write("a/primary.xml.gz", "gz", PRIMARY);
    Files.createDirectories(cache.resolve("b"));
    Files.writeString(cache.resolve("b/primary.xml"), PRIMARY.replace("zlib-devel", "other"));
    Files.writeString(cache.resolve("b/1-filelists.xml"), "no XML");

    assertThat(RpmIndex.read(cache).packages()).containsExactly("other", "zlib-devel");
  }

  @Test
  void nothingOutsideTheFileIsRead() throws Exception {
    Path secret = Files.writeString(cache.resolve("secret"), "secret");
    String doctype = "<!DOCTYPE m [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>";
    Files.writeString(
        cache.resolve("primary.xml"),
        doctype + "<m><package><name>a&e;</name><arch>noarch</arch></package></m>");

    assertThatThrownBy(() -> RpmIndex.read(cache))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("primary.xml")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aCacheWithoutAnIndexIsNoEmptyDistribution() {
    assertThatThrownBy(() -> RpmIndex.read(cache))
        .hasMessage("there is no primary.xml in " + cache);
  }

  private void write(String name, String kind, String content) throws Exception {
    Path file = cache.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out =
        new CompressorStreamFactory()
            .createCompressorOutputStream(kind, Files.newOutputStream(file))) {
      out.write(content.getBytes(UTF_8));
    }
  }
}
