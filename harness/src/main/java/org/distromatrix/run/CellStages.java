package org.distromatrix.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.distromatrix.build.BuildContext;
import org.distromatrix.build.BuildRecipe;
import org.distromatrix.build.CellImage;
import org.distromatrix.build.PreparedCell;
import org.distromatrix.build.SourceSnapshot;
import org.distromatrix.command.OutputSink;
import org.distromatrix.config.MatrixFile;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.event.RunEvent;
import org.distromatrix.image.ImageContext;
import org.distromatrix.image.Obtained;
import org.distromatrix.machine.Accelerator;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.Selection;
import org.distromatrix.report.model.Phase;

/** Brings a cell from its distribution's packages to the image that is booted. */
public final class CellStages {
  private final RunContext run;
  private final MatrixFile file;
  private final Supplier<SourceSnapshot> source;

  /**
   * @param source the project's source; asked for when the first build needs it
   */
  public CellStages(RunContext run, Supplier<SourceSnapshot> source) {
    this.run = run;
    this.file = run.file();
    this.source = source;
  }

  /** The stages of a run, whose source is taken once, when the first build needs it. */
  static CellStages of(RunContext run) {
    MatrixFile file = run.file();
    return new CellStages(
        run, new OnceSupplier<>(() -> run.engine().sources().take(file.folder(), file.source())));
  }

  /** The packages a cell is made of: its base image and what is added for build and run. */
  public Obtained<PreparedCell> packages(Cell cell, Path log, PhaseClock clock) {
    DistroRef ref = cell.distro().ref();
    ImageContext context =
        new ImageContext(
            log,
            line -> progress(cell, Phase.IMAGE, line, clock),
            reason -> waiting(cell, Phase.IMAGE, reason, clock),
            run.options().scaled(file.timeouts().image()),
            run.options().refresh(),
            Optional.ofNullable(file.mirrors().get(ref.distro())),
            Optional.ofNullable(file.keys().get(ref.distro())),
            file.entitlement(),
            acceptsExpired(file, run.catalog(), cell));
    return run.engine().prepare(cell, context);
  }

  static boolean acceptsExpired(MatrixFile file, ProfileCatalog catalog, Cell cell) {
    return !file.acceptExpiredMetadata().isEmpty()
        && Selection.parse(file.acceptExpiredMetadata(), catalog).cell(cell.id());
  }

  /** The image that is booted. */
  public Obtained<CellImage> build(
      Cell cell, PreparedCell prepared, Path log, Path artifacts, PhaseClock clock) {
    BuildRecipe recipe = BuildRecipe.of(file, run.engine().environment());
    Duration limit = run.options().scaled(recipe.timeout());
    BuildContext context =
        new BuildContext(
            file.folder(),
            log,
            artifacts,
            OutputSink.none(),
            line -> progress(cell, Phase.BUILD, line, clock),
            reason -> waiting(cell, Phase.BUILD, reason, clock),
            message -> run.events().emit(new RunEvent.Warning(cell.id().text(), message)),
            run.options().rebuild());
    Obtained<CellImage> image = prepared.build(source.get(), recipe.within(limit), context);
    accelerator(cell, image.value(), log); // a machine's disk is made of the image here
    return image;
  }

  /** What a cell's machines run with; empty where they are none. */
  public Optional<Accelerator> accelerator(Cell cell, CellImage image, Path log) {
    return run.engine().accelerator(cell, image, file.booted().machine(), log);
  }

  private void progress(Cell cell, Phase phase, String line, PhaseClock clock) {
    clock.works();
    run.events().emit(new RunEvent.Progress(cell.id().text(), phase, line));
  }

  private void waiting(Cell cell, Phase phase, String reason, PhaseClock clock) {
    clock.waits();
    run.events().emit(new RunEvent.Waiting(cell.id().text(), phase, reason));
  }
}
