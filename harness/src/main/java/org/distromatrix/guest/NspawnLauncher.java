package org.distromatrix.guest;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.distromatrix.command.Command;
import org.distromatrix.command.Commands;
import org.distromatrix.command.OutputSink;
import org.distromatrix.command.RunningCommand;
import org.distromatrix.host.Overlay;
import org.distromatrix.host.Places;
import org.distromatrix.host.Supervisor;
import org.distromatrix.image.Layer;
import org.distromatrix.remote.SshKeys;

/**
 * Boots cell images with systemd-nspawn, each over an overlay whose scratch is thrown away, in
 * namespaces that end with us. Needs root.
 */
public final class NspawnLauncher implements GuestLauncher {
  private final Commands commands;
  private final Supervisor supervisor;
  private final Places places;
  private final Supplier<SshKeys> keys;
  private final GuestLayer guestLayer;

  /**
   * @param keys the run's, as from {@link org.distromatrix.remote.SshWarmUp}; asked for at a launch
   */
  public NspawnLauncher(
      Commands commands, Supervisor supervisor, Places places, Supplier<SshKeys> keys) {
    this.commands = commands;
    this.supervisor = supervisor;
    this.places = places;
    this.keys = keys;
    this.guestLayer = new GuestLayer(places.cache());
  }

  @Override
  public Guest launch(GuestSpec spec) {
    SshKeys runKeys = keys.get();
    GuestFolder folder = GuestFolder.create(places, spec.name());
    folder.share(runKeys);
    ReadyNotice notice = listen(spec, folder);
    RunningCommand nspawn;
    CompletableFuture<Void> ready = notice.next();
    try {
      nspawn = start(spec, folder);
    } catch (RuntimeException e) {
      notice.close();
      folder.remove();
      throw e;
    }
    var entrance = new Entrance(folder.shared(), folder.ssh(), runKeys);
    var signs = new NspawnSigns(nspawn, notice, entrance, folder.emergency());
    try {
      Way way = new Boot(signs).await(ready, spec.bootTimeout());
      return new BootedGuest(spec, signs, capabilities(spec), way, () -> end(nspawn, notice));
    } catch (BootFailure e) {
      end(nspawn, notice);
      throw BootFailure.cannotBoot(spec, e.why(), e);
    }
  }

  private static void end(RunningCommand nspawn, ReadyNotice notice) {
    nspawn.close();
    notice.close();
  }

  private static Set<Capability> capabilities(GuestSpec spec) {
    return spec.network()
        ? EnumSet.of(Capability.INIT, Capability.NETWORK)
        : EnumSet.of(Capability.INIT);
  }

  private static ReadyNotice listen(GuestSpec spec, GuestFolder folder) {
    try {
      return ReadyNotice.at(folder.notifySocket());
    } catch (UnsatisfiedLinkError e) {
      folder.remove();
      throw BootFailure.cannotBoot(spec, "this Java cannot load what unix sockets need", e)
          .withHint(
              "is "
                  + System.getProperty("java.io.tmpdir")
                  + " mounted noexec? name another folder by JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER");
    } catch (IOException e) {
      folder.remove();
      throw BootFailure.cannotBoot(
          spec, "cannot listen on " + folder.notifySocket() + ": " + e.getMessage(), e);
    }
  }

  private RunningCommand start(GuestSpec spec, GuestFolder folder) {
    Layer top = guestLayer.masking(spec.image().distro().sshUnits());
    Overlay overlay = folder.overlay(top, spec.image().withSource());
    var line =
        new NspawnCommandLine(
            folder.machine(),
            spec.name(),
            folder.root(),
            folder.shared(),
            folder.notifySocket(),
            spec.network());
    try {
      RootAccount.unlock(overlay);
    } catch (IOException e) {
      throw BootFailure.cannotBoot(
          spec, "cannot read the image's /etc/shadow: " + e.getMessage(), e);
    }
    Command command = supervisor.command(folder.supervised(line.argv(), overlay));
    return commands.start(
        command.withEnvironment(line.environment()).loggedTo(spec.consoleLog()), OutputSink.none());
  }
}
