package org.distromatrix.run;

import org.distromatrix.config.BootKind;
import org.distromatrix.disk.ExportRequest;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvents;
import org.distromatrix.plan.Cell;
import org.distromatrix.report.model.Phase;

/** Writes the image of one cell for use elsewhere. */
public final class CellExport {
  private CellExport() {}

  /**
   * Makes what the cell is made of, from the cache where it is there, and writes it.
   *
   * @param events hears what takes time
   * @throws org.distromatrix.failure.MatrixException as {@link
   *     org.distromatrix.disk.ImageExport#write}, or as a run's image and build phases
   */
  public static void write(
      Engine engine, Project project, Cell cell, ExportRequest request, RunEvents events) {
    engine.requireLayers(cell);
    engine.exports().check(request, cell.boot() == BootKind.QEMU);
    GuestSession session = GuestSession.of(engine, project, cell, events);
    engine
        .exports()
        .write(
            session.image(),
            request,
            session.logs().resolve("export.log"),
            step ->
                events.emit(
                    new RunEvent.Progress(cell.id().text(), Phase.IMAGE, "exporting: " + step)));
    engine.giveToCaller(request.output());
    session.giveToCaller();
  }
}
