package org.distromatrix.guest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.distromatrix.command.RunningCommand;

/**
 * The boots of a guest of systemd-nspawn.
 *
 * @param nspawn the program that runs it
 * @param notice hears when a boot is over
 * @param entrance the way in
 * @param emergency file that is there when a boot ended in a rescue shell
 */
record NspawnSigns(RunningCommand nspawn, ReadyNotice notice, Entrance entrance, Path emergency)
    implements BootSigns {
  @Override
  public CompletableFuture<Void> nextReady() {
    return notice.next();
  }

  @Override
  public CompletableFuture<Way> enter(Duration limit) {
    return entrance.enter(limit);
  }

  @Override
  public CompletableFuture<String> end() {
    return nspawn
        .ended()
        .thenApply(
            end ->
                end.status() == 0
                    ? "it powered itself off"
                    : "its init ended with status " + end.status());
  }

  @Override
  public Duration endLimit() {
    return Duration.ofMillis(300);
  }

  @Override
  public boolean inRescue() {
    return Files.exists(emergency);
  }
}
