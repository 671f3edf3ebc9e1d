package org.distromatrix.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes a container image with one layer, as an OCI image layout in a tar: {@code skopeo copy
 * oci-archive:FILE ...}, {@code podman load}, {@code docker load}.
 */
final class OciArchiveWriter {
  private final DiskArchitecture architecture;
  private final String reference;
  private final Path draft;

  /**
   * @param reference {@code name:tag}
   * @param draft folder that everything is written to
   */
  OciArchiveWriter(DiskArchitecture architecture, String reference, Path draft) {
    this.architecture = architecture;
    this.reference = reference;
    this.draft = draft;
  }

  /**
   * Makes it of a tar of the tree, which is deleted: an image is large enough once.
   *
   * @return the archive
   */
  Path write(Path tar) throws IOException {
    OciBlob.Layer layer = OciBlob.compress(OciJson.LAYER, tar, file("layer"));
    Files.delete(tar);
    return write(layer);
  }

  /** As {@link #write(Path)}, but not compressed: for an engine that is near. */
  Path writePlain(Path tar) throws IOException {
    Path archive = write(OciBlob.plain(OciJson.PLAIN_LAYER, tar));
    Files.delete(tar);
    return archive;
  }

  private Path write(OciBlob.Layer layer) throws IOException {
    OciBlob config =
        OciBlob.of(OciJson.CONFIG, OciJson.config(architecture, layer), file("config"));
    OciBlob manifest =
        OciBlob.of(OciJson.MANIFEST, OciJson.manifest(config, layer.blob()), file("manifest"));
    return write(manifest, config, layer.blob());
  }

  private Path write(OciBlob manifest, OciBlob config, OciBlob layer) throws IOException {
    Path target = file("oci.tar");
    try (var archive = new OciArchive(target)) {
      archive.add("oci-layout", OciJson.layout());
      archive.add("index.json", OciJson.index(manifest, architecture, reference));
      archive.add("manifest.json", OciJson.docker(config, layer, reference));
      archive.folder("blobs");
      archive.folder("blobs/sha256");
      for (OciBlob blob : new OciBlob[] {manifest, config, layer}) {
        archive.add(blob);
      }
    }
    return target;
  }

  /**
   * Name and tag, as engines allow them: {@code tally:debian_13_nspawn}. Names are lower case, and
   * neither part may begin or end with what separates words.
   */
  static String reference(ExportRequest request) {
    String name = request.project().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String tag = request.cell().replaceAll("[^A-Za-z0-9._-]", "-");
    return trimmed(name) + ":" + trimmed(tag);
  }

  private static String trimmed(String part) {
    String inner = part.replaceAll("^[._-]+|[._-]+$", "");
    return inner.isEmpty() ? "image" : inner.substring(0, Math.min(inner.length(), 128));
  }

  private Path file(String name) {
    return draft.resolve(name);
  }
}
