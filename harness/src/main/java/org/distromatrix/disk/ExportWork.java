package org.distromatrix.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.distromatrix.build.CellImage;
import org.distromatrix.command.Command;
import org.distromatrix.command.Commands;
import org.distromatrix.image.Layer;

/**
 * One export under way.
 *
 * @param commands runs programs
 * @param trees shows them the tree
 * @param image what is exported
 * @param request as what
 * @param sourceDate no file in an archive is younger (SOURCE_DATE_EPOCH); empty: as they are
 * @param draft a folder beside the output, thrown away in the end
 * @param log what programs say
 * @param progress hears what is done
 */
record ExportWork(
    Commands commands,
    StackedTree trees,
    CellImage image,
    ExportRequest request,
    Optional<Long> sourceDate,
    Path draft,
    Path log,
    Consumer<String> progress) {
  /** For images of many gigabytes on slow disks. */
  private static final Duration LIMIT = Duration.ofMinutes(30);

  /** What the image consists of, without the source and without our way in. */
  List<Layer> layers() {
    return image.layers();
  }

  DiskArchitecture architecture() {
    return DiskArchitecture.of(image.distro().architecture());
  }

  /** Tells what comes next. */
  void tell(String step) {
    progress.accept(step);
  }

  /** Runs a program over the tree. */
  void overTree(Function<Path, List<String>> argv) throws IOException {
    trees.run(layers(), new FirstBoot(layers())::prepare, argv, log, LIMIT);
  }

  /** Runs a program in the draft folder, which spares us names that it would not understand. */
  void run(List<String> argv) {
    commands.run(Command.of(argv).in(draft).loggedTo(log).within(LIMIT));
  }
}
