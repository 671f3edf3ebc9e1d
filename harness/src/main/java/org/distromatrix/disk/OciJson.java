package org.distromatrix.disk;

import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents of an OCI image (image-spec 1.0). Without a date they say nothing of when they were
 * made: the same tree gives the same image.
 */
final class OciJson {
  static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  static final String CONFIG = "application/vnd.oci.image.config.v1+json";
  static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
  static final String PLAIN_LAYER = "application/vnd.oci.image.layer.v1.tar";
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";
  private static final String PATH =
      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private OciJson() {}

  /** The file {@code oci-layout}. */
  static byte[] layout() {
    return bytes(MAPPER.createObjectNode().put("imageLayoutVersion", "1.0.0"));
  }

  /** What runs, on what. A shell, as the image's init wants a machine of its own. */
  static byte[] config(DiskArchitecture architecture, OciBlob.Layer layer) {
    ObjectNode config = MAPPER.createObjectNode();
    config.put("architecture", architecture.oci()).put("os", "linux");
    ObjectNode run = config.putObject("config");
    run.putArray("Env").add(PATH);
    run.putArray("Cmd").add("/bin/sh");
    config
        .putObject("rootfs")
        .put("type", "layers")
        .putArray("diff_ids")
        .add("sha256:" + layer.contentHash());
    config.putArray("history").addObject().put("created_by", "matrix images export");
    return bytes(config);
  }

  /** What belongs together. */
  static byte[] manifest(OciBlob config, OciBlob layer) throws IOException {
    ObjectNode manifest = MAPPER.createObjectNode().put("schemaVersion", 2);
    manifest.put("mediaType", MANIFEST);
    describe(manifest.putObject("config"), config);
    describe(manifest.putArray("layers").addObject(), layer);
    return bytes(manifest);
  }

  /**
   * The file {@code index.json}.
   *
   * @param reference {@code name:tag}
   */
  static byte[] index(OciBlob manifest, DiskArchitecture architecture, String reference)
      throws IOException {
    ObjectNode index = MAPPER.createObjectNode().put("schemaVersion", 2);
    index.put("mediaType", INDEX);
    ObjectNode entry = index.putArray("manifests").addObject();
    describe(entry, manifest);
    entry.putObject("platform").put("architecture", architecture.oci()).put("os", "linux");
    entry.putObject("annotations").put("org.opencontainers.image.ref.name", reference);
    return bytes(index);
  }

  /** The file {@code manifest.json}, for a Docker that is older than 25 and reads no layouts. */
  static byte[] docker(OciBlob config, OciBlob layer, String reference) {
    ArrayNode images = MAPPER.createArrayNode();
    ObjectNode image = images.addObject().put("Config", config.name());
    image.putArray("RepoTags").add(reference);
    image.putArray("Layers").add(layer.name());
    return MAPPER.writeValueAsBytes(images);
  }

  private static void describe(ObjectNode node, OciBlob blob) throws IOException {
    node.put("mediaType", blob.mediaType()).put("digest", blob.digest()).put("size", blob.size());
  }

  private static byte[] bytes(ObjectNode node) {
    return MAPPER.writeValueAsBytes(node);
  }
}
