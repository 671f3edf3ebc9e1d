package org.distromatrix.build;

import java.nio.file.Path;
import java.util.List;
import org.distromatrix.image.Layer;

/**
 * The project's source as it was at one moment, in the cache.
 *
 * @param layer its key is the hash of the source (paths, types, exec bits, link targets and
 *     contents); its tree has the files under {@link CellImage#SOURCE}, so that it can be stacked
 * @param files number of files and links
 * @param notes what was left out, and why; one line each
 */
public record SourceSnapshot(Layer layer, int files, List<String> notes) {
  public SourceSnapshot {
    notes = List.copyOf(notes);
  }

  /** The hash of the source. */
  public String hash() {
    return layer.key();
  }

  /** The folder with the source's files. Nobody may write there. */
  public Path tree() {
    return layer.tree().resolve(CellImage.SOURCE.substring(1));
  }
}
