package org.distromatrix.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import org.distromatrix.build.MadeCache;
import org.distromatrix.command.Commands;
import org.distromatrix.host.DiskUse;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;

/** The states of machines in the cache, each made once, whoever asks first. */
final class SavedStates implements AutoCloseable {
  private final MadeCache cache;

  /** Makes a state. */
  @FunctionalInterface
  interface Saving {
    /** Leaves everything in the state's folder, which is there and empty. */
    void into(SavedState draft) throws MachineFailure;
  }

  SavedStates(Commands commands, Places places, HostLocks locks) {
    this.cache = new MadeCache(MadeCache.Kind.STATE, places, commands, locks);
  }

  /**
   * A state, made now if it is not there.
   *
   * @param name of the machine, for those who wait
   * @param bytes what it may take on the disk
   * @throws MachineFailure if the machine that is to be saved fails
   * @throws StateUnusable if it cannot be written
   */
  SavedState obtain(String key, String name, long bytes, Consumer<String> waiting, Saving saving)
      throws MachineFailure, StateUnusable {
    try {
      Path folder =
          cache
              .obtain(
                  key,
                  "the state of " + name,
                  false,
                  waiting,
                  draft -> save(key, draft, bytes, saving))
              .value();
      return new SavedState(key, folder);
    } catch (Carried e) {
      throw e.failure;
    } catch (IOException e) {
      throw new StateUnusable("cannot save it: " + e.getMessage(), e);
    }
  }

  private static void save(String key, Path draft, long bytes, Saving saving) throws IOException {
    long free = DiskUse.free(draft);
    if (free < bytes) { // later, qemu would end without a word
      throw new IOException(
          "it takes up to %d MiB in %s, %d MiB are free"
              .formatted(bytes >> 20, draft.getParent(), free >> 20));
    }
    // whoever reads the memory reads all that was in the machine
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwx------"));
    try {
      saving.into(new SavedState(key, draft));
    } catch (MachineFailure e) {
      throw new Carried(e);
    }
  }

  /** Takes a failure through what makes entries of the cache. */
  private static final class Carried extends IOException {
    private static final long serialVersionUID = 1L;
    private final MachineFailure failure;

    Carried(MachineFailure failure) {
      super(failure);
      this.failure = failure;
    }
  }

  /** The next who asks for it makes it anew; who uses it goes on. */
  void discard(SavedState state) {
    try {
      cache.discard(state.key(), state.folder());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot discard " + state.folder(), e);
    }
  }

  @Override
  public void close() {
    cache.close();
  }
}
