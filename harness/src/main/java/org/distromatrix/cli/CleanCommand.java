package org.distromatrix.cli;

import java.time.Duration;
import java.util.List;
import org.distromatrix.container.EngineCare;
import org.distromatrix.run.Caches;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code matrix clean}. */
@Command(
    name = "clean",
    description = "Show what the caches hold, remove what killed runs left, and free space.")
final class CleanCommand extends Subcommand {
  @Option(names = "--all", description = "Empty the caches, but for what a live run uses.")
  boolean all;

  @Option(names = "--builds", description = "Empty the cache of builds and sources only.")
  boolean builds;

  @Option(names = "--dry-run", description = "Only show.")
  boolean dryRun;

  @Override
  public Integer call() {
    try (Caches caches = Caches.open(System.getenv())) {
      caches
          .sizes()
          .forEach((what, bytes) -> out().printf("%-22s %10s%n", what, Sizes.shown(bytes)));
      out().println("in " + caches.folder());
      if (!dryRun) {
        report(caches.removeLeftovers());
        report(all ? caches.empty() : builds ? caches.emptyBuilds() : caches.prune());
      }
    }
    if (!dryRun) {
      EngineCare.ifThere().ifPresent(this::clean);
    }
    return 0;
  }

  private void clean(EngineCare engine) {
    try (engine) {
      report(engine.removeLeftovers());
      if (!builds) {
        report(engine.removeImages(all ? Duration.ZERO : Caches.MAX_AGE));
      }
      report(engine.removeVolumes(all || builds ? Duration.ZERO : Caches.MAX_AGE));
    }
  }

  private void report(List<?> removed) {
    removed.forEach(what -> out().println("removed " + what));
  }
}
