package org.distromatrix.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.distromatrix.host.Overlay;
import org.distromatrix.host.Places;
import org.distromatrix.host.Supervised;
import org.distromatrix.host.Trees;
import org.distromatrix.image.Layer;
import org.distromatrix.remote.SshKeys;

/**
 * The places of one live guest on this host: its shared folder and sockets, and the scratch that
 * takes what is written in it.
 *
 * @param id unique among the live guests of this run
 * @param runtime short path, for sockets
 * @param scratch upper and work folder of the overlay, and its mount point
 */
record GuestFolder(String id, Path runtime, Path scratch) {
  private static final AtomicInteger GUESTS = new AtomicInteger();

  /** The path of the SSH socket must stay below 107 bytes. */
  private static final int LONGEST_NAME = 20;

  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  static GuestFolder create(Places places, String name) {
    String id =
        name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "-" + GUESTS.incrementAndGet();
    Path runtime = places.runtimeFolder(id);
    var folder =
        new GuestFolder(String.valueOf(runtime.getFileName()), runtime, places.scratchFolder(id));
    try {
      folder.make();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folders of guest " + id, e);
    }
  }

  private void make() throws IOException {
    Files.createDirectory(runtime, PRIVATE);
    Files.createDirectory(scratch, PRIVATE);
  }

  /** Puts the keys where the guest sees them, and makes what takes its changes. */
  void share(SshKeys keys) {
    try {
      Files.createDirectory(shared(), PRIVATE);
      var key = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Files.createFile(shared().resolve("host_key"), key);
      Files.writeString(shared().resolve("host_key"), keys.hostKeyFile());
      Files.writeString(shared().resolve("authorized_keys"), keys.authorizedKeysLine());
      // its mode becomes that of the guest's root
      Files.createDirectory(upper());
      Files.setPosixFilePermissions(upper(), PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the keys of guest " + id, e);
    }
  }

  /** Unique among the live guests of this host. */
  String machine() {
    return String.valueOf(runtime.getFileName());
  }

  /** What the guest sees as {@link NspawnCommandLine#SHARED}. */
  Path shared() {
    return runtime.resolve("m");
  }

  /** Where the guest's sshd listens. */
  Path ssh() {
    return shared().resolve("ssh.sock");
  }

  /** Where the guest leaves word that its boot ended in a rescue shell. */
  Path emergency() {
    return shared().resolve("emergency");
  }

  /** Where we listen for the end of the boot. */
  Path notifySocket() {
    return runtime.resolve("notify");
  }

  /** Where the overlay is to be mounted. */
  Path root() {
    return scratch.resolve("root");
  }

  /** The layers with the scratch on top. */
  Overlay overlay(Layer top, List<Layer> layers) {
    var trees = new java.util.ArrayList<Path>();
    trees.add(top.tree());
    layers.forEach(layer -> trees.add(layer.tree()));
    return new Overlay(trees, upper(), scratch.resolve("work"));
  }

  /** The program in namespaces of its own; nothing of it stays. */
  Supervised supervised(List<String> argv) {
    return Supervised.of(argv).removing(runtime).removing(scratch).inGroup(id);
  }

  /** The same over the layers, for systemd-nspawn. */
  Supervised supervised(List<String> argv, Overlay overlay) {
    return supervised(argv)
        .over(overlay, root())
        .removing(Path.of("/run/systemd/nspawn/propagate", machine()));
  }

  /** Only for what never came to be supervised: the supervisor removes the rest. */
  void remove() {
    try {
      Trees.delete(runtime);
      Trees.delete(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the folders of guest " + id, e);
    }
  }

  private Path upper() {
    return scratch.resolve("upper");
  }
}
