package org.distromatrix.disk;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OciImageTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  private Path archive(String name) throws IOException {
    Path draft = Files.createDirectory(folder.resolve(name));
    Path tar = Files.writeString(draft.resolve("tree.tar"), "no tar, and yet bytes");
    Path archive =
        new OciArchiveWriter(DiskArchitecture.ARM64, "tally:debian_13", draft).write(tar);
    assertThat(tar).doesNotExist();
    return archive;
  }

  private static Map<String, byte[]> read(Path archive) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var in = new TarArchiveInputStream(Files.newInputStream(archive))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        assertThat(entry.getLastModifiedTime().toMillis()).isZero();
        assertThat(entry.getLongUserId()).isZero();
        if (!entry.isDirectory()) {
          files.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return files;
  }

  private static byte[] blob(Map<String, byte[]> files, JsonNode descriptor) throws Exception {
    String digest = descriptor.get("digest").asString();
    byte[] content = requireNonNull(files.get("blobs/" + digest.replace(':', '/')), digest);
    assertThat("sha256:" + sha256(content)).isEqualTo(digest);
    assertThat(content.length).isEqualTo(descriptor.get("size").asInt());
    return content;
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  @Test
  void everyBlobIsWhatItsDescriptorSays() throws Exception {
    Map<String, byte[]> files = read(archive("one"));

    assertThat(files.keySet())
        .startsWith("oci-layout", "index.json", "manifest.json")
        .hasSize(3 + 3);
    assertThat(files.get("oci-layout")).asString().isEqualTo("{\"imageLayoutVersion\":\"1.0.0\"}");
    JsonNode entry = JSON.readTree(files.get("index.json")).get("manifests").get(0);
    assertThat(entry.get("platform").toString())
        .isEqualTo("{\"architecture\":\"arm64\",\"os\":\"linux\"}");
    assertThat(entry.get("annotations").get("org.opencontainers.image.ref.name").asString())
        .isEqualTo("tally:debian_13");
    JsonNode manifest = JSON.readTree(blob(files, entry));
    byte[] layer = blob(files, manifest.get("layers").get(0));
    byte[] tar = new GZIPInputStream(new ByteArrayInputStream(layer)).readAllBytes();
    assertThat(new String(tar, StandardCharsets.UTF_8)).isEqualTo("no tar, and yet bytes");
    JsonNode config = JSON.readTree(blob(files, manifest.get("config")));
    assertThat(config.get("rootfs").get("diff_ids").get(0).asString())
        .isEqualTo("sha256:" + sha256(tar));
    assertThat(config.get("architecture").asString()).isEqualTo("arm64");
    JsonNode docker = JSON.readTree(files.get("manifest.json")).get(0);
    assertThat(files).containsKeys(docker.get("Config").asString());
    assertThat(files).containsKeys(docker.get("Layers").get(0).asString());
  }

  @Test
  void theSameTreeGivesTheSameBytes() throws IOException {
    assertThat(archive("one")).hasSameBinaryContentAs(archive("two"));
  }

  @Test
  void referencesAreWhatEnginesAllow() {
    var request =
        new ExportRequest(
            "My Tally_",
            "debian_13_nspawn_CC=gcc",
            ImageFormat.OCI,
            Path.of("/a"),
            false,
            Optional.empty(),
            false);

    assertThat(OciArchiveWriter.reference(request)).isEqualTo("my-tally:debian_13_nspawn_CC-gcc");
  }
}
