package org.distromatrix.guest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.distromatrix.build.CellImage;
import org.distromatrix.container.Containers;
import org.distromatrix.container.LiveContainer;
import org.distromatrix.container.RootEntry;
import org.distromatrix.host.Places;
import org.distromatrix.host.Trees;
import org.distromatrix.image.Layer;
import org.distromatrix.remote.SshKeys;
import org.distromatrix.remote.TarWriter;

/**
 * Runs cell images in containers of an engine. SSH goes over the standard streams of a program that
 * the engine starts in the container: no address, no port, and no network is needed.
 */
public final class ContainerLauncher implements GuestLauncher {
  private final Places places;
  private final Supplier<SshKeys> keys;
  private final GuestLayer guestLayer;
  private final Containers containers;

  /**
   * @param keys the run's, as from {@link org.distromatrix.remote.SshWarmUp}; asked for at a launch
   */
  public ContainerLauncher(Places places, Supplier<SshKeys> keys, Containers containers) {
    this.places = places;
    this.keys = keys;
    this.guestLayer = new GuestLayer(places.cache());
    this.containers = containers;
  }

  @Override
  public Guest launch(GuestSpec spec) {
    SshKeys runKeys = keys.get();
    LiveContainer container =
        containers.create(
            new Containers.Wanted(
                spec.name(),
                spec.image(),
                guestLayer.masking(spec.image().distro().sshUnits()),
                new RootEntry(RootAccount::unlock, RootAccount.UNLOCK),
                spec.booted().container(),
                spec.network(),
                spec.progress()));
    try {
      container.put(keysArchive(spec, runKeys), "/usr/lib/matrix");
      var signs = new ContainerSigns(container, runKeys);
      container.start(spec.consoleLog());
      Way way = new Boot(signs).await(signs.ready(), spec.bootTimeout());
      var guest = new BootedGuest(spec, signs, capabilities(spec, signs), way, container::close);
      tellInit(spec, container);
      spec.image().source().ifPresent(source -> putSource(guest, source));
      return guest;
    } catch (BootFailure e) {
      container.close();
      throw BootFailure.cannotBoot(spec, e.why(), e);
    } catch (RuntimeException e) {
      container.close();
      throw e;
    }
  }

  private static void tellInit(GuestSpec spec, LiveContainer container) {
    String why = container.boots().entered().join().why();
    if (!why.isEmpty()) {
      spec.warning().accept("runs without systemd: " + why);
    }
  }

  private byte[] keysArchive(GuestSpec spec, SshKeys runKeys) {
    Path folder = places.scratchFolder("keys-" + spec.name() + "-" + System.nanoTime());
    try {
      Path own = Files.createDirectories(folder.resolve("keys"));
      Files.writeString(own.resolve("host_key"), runKeys.hostKeyFile());
      Files.writeString(own.resolve("authorized_keys"), runKeys.authorizedKeysLine());
      var tar = new ByteArrayOutputStream();
      new TarWriter(tar).write(folder, "");
      return tar.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the keys of guest " + spec.name(), e);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try {
      Trees.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }

  private static void putSource(Guest guest, Layer source) {
    guest.put(source.tree().resolve(CellImage.SOURCE.substring(1)), CellImage.SOURCE);
  }

  private static Set<Capability> capabilities(GuestSpec spec, ContainerSigns signs) {
    Set<Capability> all = EnumSet.noneOf(Capability.class);
    if (signs.systemd()) {
      all.add(Capability.INIT);
    }
    if (spec.network()) {
      all.add(Capability.NETWORK);
    }
    return all;
  }
}
