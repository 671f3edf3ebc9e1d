package org.distromatrix.guest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.distromatrix.command.OutputSink;
import org.distromatrix.event.Masker;
import org.distromatrix.remote.PortForward;
import org.distromatrix.remote.TransferLimits;

/**
 * Boots guests whose programs' output comes without secrets. What a user does in a shell of theirs
 * ({@link Guest#start}) and files that are copied pass as they are.
 */
public final class MaskingLauncher implements GuestLauncher {
  private final GuestLauncher launcher;
  private final Masker masker;

  public MaskingLauncher(GuestLauncher launcher, Masker masker) {
    this.launcher = launcher;
    this.masker = masker;
  }

  @Override
  public Guest launch(GuestSpec spec) {
    Guest guest = launcher.launch(spec);
    return masker.isActive() ? new MaskingGuest(guest, masker) : guest;
  }

  private record MaskingGuest(Guest guest, Masker masker) implements Guest {
    @Override
    public GuestResult exec(GuestCommand command, OutputSink stdout, OutputSink stderr) {
      try (var out = masker.over(stdout);
          var err = masker.over(stderr)) {
        return guest.exec(command, out, err);
      }
    }

    @Override
    public GuestProcess start(GuestCommand command, Optional<TerminalRequest> terminal) {
      return guest.start(command, terminal);
    }

    @Override
    public void put(Path source, String target) {
      guest.put(source, target);
    }

    @Override
    public List<String> get(String source, Path target, TransferLimits limits) {
      return guest.get(source, target, limits);
    }

    @Override
    public boolean holdsAnything(String folder) {
      return guest.holdsAnything(folder);
    }

    @Override
    public PortForward forward(int port) {
      return guest.forward(port);
    }

    @Override
    public ExposedService expose(String name, int port, String host, int hostPort) {
      return guest.expose(name, port, host, hostPort);
    }

    @Override
    public void reboot(Duration limit) {
      guest.reboot(limit);
    }

    @Override
    public void awaitReboot(String previousBootId, Duration limit) {
      guest.awaitReboot(previousBootId, limit);
    }

    @Override
    public String bootId() {
      return guest.bootId();
    }

    @Override
    public boolean alive() {
      return guest.alive();
    }

    @Override
    public Path consoleLog() {
      return guest.consoleLog();
    }

    @Override
    public Set<Capability> capabilities() {
      return guest.capabilities();
    }

    @Override
    public void close() {
      guest.close();
    }
  }
}
