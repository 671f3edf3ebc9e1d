package org.distromatrix.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.distromatrix.image.ImageEntry;
import org.distromatrix.image.ImageStore;
import org.distromatrix.image.InputChange;
import org.distromatrix.run.Caches;
import org.distromatrix.run.RunVerdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code matrix images}. */
@Command(
    name = "images",
    description = "Look after the cached base images and package layers; export images of cells.",
    subcommands = {
      ImagesCommand.Ls.class,
      ImagesCommand.Rm.class,
      ImagesCommand.Prune.class,
      ImagesCommand.Verify.class,
      ImagesCommand.Why.class,
      ImagesExportCommand.class
    })
final class ImagesCommand extends Subcommand {
  private static final int SHORT_KEY = 12;

  @Override
  public Integer call() {
    return list(this);
  }

  private static <T> T store(Function<ImageStore, T> work) {
    try (Caches caches = Caches.open(System.getenv())) {
      return work.apply(caches.images());
    }
  }

  private static int list(Subcommand command) {
    DateTimeFormatter day =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());
    List<ImageEntry> entries = store(ImageStore::list);
    command
        .out()
        .printf("%-13s %-9s %-20s %9s  %-16s %s%n", "KEY", "KIND", "DISTRO", "SIZE", "USED", "");
    for (ImageEntry entry : entries) {
      command
          .out()
          .printf(
              "%-13s %-9s %-20s %9s  %-16s %s%n",
              entry.key().substring(0, Math.min(SHORT_KEY, entry.key().length())),
              entry.kind().name().toLowerCase(Locale.ROOT),
              entry.distro(),
              Sizes.shown(entry.bytes()),
              day.format(entry.used()),
              entry.inUse() ? "in use" : "");
    }
    return 0;
  }

  /** {@code matrix images ls}. */
  @Command(name = "ls", description = "List them, the most recently used first.")
  static final class Ls extends Subcommand {
    @Override
    public Integer call() {
      return list(this);
    }
  }

  /** {@code matrix images rm}. */
  @Command(name = "rm", description = "Remove some, and the package layers on them.")
  static final class Rm extends Subcommand {
    @Parameters(paramLabel = "KEY", arity = "1..*", description = "Key, or its first characters.")
    List<String> keys = List.of();

    @Override
    public Integer call() {
      for (String key : keys) {
        for (ImageEntry removed : store(images -> images.remove(key))) {
          out().println("removed " + removed.distro() + " " + Sizes.shown(removed.bytes()));
        }
      }
      return 0;
    }
  }

  /** {@code matrix images prune}. */
  @Command(name = "prune", description = "Remove the least recently used, beyond these limits.")
  static final class Prune extends Subcommand {
    @Option(
        names = "--max-size",
        paramLabel = "GIB",
        description = "Limit of all together, in GiB.")
    double gib = Caches.MAX_BYTES / (double) (1L << 30);

    @Option(names = "--max-age", paramLabel = "DURATION", description = "As 720h.")
    String age = Caches.MAX_AGE.toHours() + "h";

    @Override
    public Integer call() {
      long bytes = (long) (gib * (1L << 30));
      Duration limit = Arguments.duration("--max-age", age);
      store(images -> images.prune(bytes, limit))
          .forEach(entry -> out().println("removed " + entry.distro() + " " + entry.key()));
      return 0;
    }
  }

  /** {@code matrix images verify}. */
  @Command(name = "verify", description = "Compare with what was written down when it was made.")
  static final class Verify extends Subcommand {
    @Parameters(paramLabel = "KEY", arity = "0..*", description = "Default: all.")
    List<String> keys = List.of();

    @Option(names = "--deep", description = "Read the files' content, too.")
    boolean deep;

    @Override
    public Integer call() {
      List<String> wanted =
          keys.isEmpty() ? store(ImageStore::list).stream().map(ImageEntry::key).toList() : keys;
      int bad = 0;
      for (String key : wanted) {
        List<String> differences = store(images -> images.verify(key, deep));
        out().println(key + (differences.isEmpty() ? " whole" : " DIFFERS"));
        differences.forEach(line -> out().println("  " + line));
        bad += differences.isEmpty() ? 0 : 1;
      }
      return (bad == 0 ? RunVerdict.PASSED : RunVerdict.INFRASTRUCTURE).exitCode();
    }
  }

  /** {@code matrix images why}. */
  @Command(name = "why", description = "Which input changed since the image before the newest.")
  static final class Why extends Subcommand {
    @Parameters(paramLabel = "DISTRO", description = "As debian:13, or a cell of it.")
    String distro = "";

    @Override
    public Integer call() {
      String ref = distro.contains("/") ? distro.substring(0, distro.indexOf('/')) : distro;
      List<InputChange> changes = store(images -> images.why(ref));
      if (changes.isEmpty()) {
        out().println("There is no earlier image of " + ref + " to compare with.");
      }
      changes.forEach(
          change ->
              out().printf("%s: %s -> %s%n", change.input(), change.before(), change.after()));
      return 0;
    }
  }
}
