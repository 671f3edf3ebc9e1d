package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.SortedSet;
import org.distromatrix.build.SourceCopy.SourceChanged;
import org.distromatrix.command.Commands;
import org.distromatrix.config.SourceSettings;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.image.Layer;

/**
 * Takes the project's source into the cache, from where builds and guests see it. What was taken is
 * kept there until this is closed.
 */
public final class SourceSnapshots implements AutoCloseable {
  /** How often the source is read anew when it changes under our hands. */
  private static final int ATTEMPTS = 3;

  /** Digits of the time stamp's hash: enough to tell moments of one source apart. */
  private static final int STAMP = 12;

  /** Begins the names of the locks of sources. */
  static final String LOCK = "source-";

  static final String FOLDER = "sources";

  /** In that folder: what is known of the files of projects. */
  static final String INDEXES = "index";

  private final Commands commands;
  private final Places places;
  private final Path cache;
  private final BuildHolds holds;

  public SourceSnapshots(Commands commands, Places places, HostLocks locks) {
    this.commands = commands;
    this.holds = new BuildHolds(locks);
    this.places = places;
    this.cache = places.cache().resolve(FOLDER);
  }

  /**
   * The source as it is now: what git tracks and what it does not ignore, submodules included; in a
   * folder that is no checkout everything but {@code .matrix/} and what {@code .matrixignore}
   * names.
   *
   * @param project the project's folder; may be a subfolder of a checkout
   * @throws org.distromatrix.failure.MatrixException (infrastructure) if it cannot be read or does
   *     not stand still while it is copied
   */
  public SourceSnapshot take(Path project, SourceSettings rules) {
    try {
      return takeStill(project.toRealPath(), rules);
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot read the source \"" + project + "\": " + IoCause.of(e))
          .causedBy(e);
    }
  }

  private SourceSnapshot takeStill(Path project, SourceSettings rules) throws IOException {
    for (int attempt = 1; ; attempt++) {
      SourceState state = read(project, rules);
      try {
        return snapshot(project, state);
      } catch (SourceChanged changed) {
        if (attempt == ATTEMPTS) {
          throw changed;
        }
      }
    }
  }

  private SourceState read(Path project, SourceSettings rules) throws IOException {
    var lister = new SourceNames(commands);
    SortedSet<String> names = lister.of(project, rules);
    String name = new Fingerprint().add(project.toString()).end();
    SourceIndex index = SourceIndex.read(cache.resolve(INDEXES).resolve(name));
    SourceState state = SourceState.read(project, names, lister.notes(), index);
    index.write();
    return state;
  }

  private SourceSnapshot snapshot(Path project, SourceState state) throws IOException {
    String hash = state.hash();
    String folder = hash + "-" + state.stamp().substring(0, STAMP);
    holds.use(LOCK + folder);
    Path entry =
        NewFolder.obtain(
            cache.resolve(folder),
            places.scratchFolder("source-" + System.nanoTime()),
            made -> {
              Path target = made.resolve("tree" + CellImage.SOURCE);
              OwnFolders.make(target);
              new SourceCopy(project, target).copy(state);
            });
    Files.setLastModifiedTime(entry, FileTime.from(Instant.now()));
    var layer = new Layer(hash, entry.resolve("tree"));
    return new SourceSnapshot(layer, state.entries().size(), state.notes());
  }

  @Override
  public void close() {
    holds.close();
  }
}
