package org.distromatrix.run;

import java.nio.file.Path;
import java.time.Clock;
import org.distromatrix.build.CellImage;
import org.distromatrix.config.BootKind;
import org.distromatrix.config.MatrixFile;
import org.distromatrix.disk.ExportRequest;
import org.distromatrix.distro.ProfileCatalog;
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
      Engine engine,
      ProfileCatalog catalog,
      MatrixFile file,
      Cell cell,
      ExportRequest request,
      RunEvents events) {
    engine.exports().check(request, cell.boot() == BootKind.QEMU);
    RunFolder folder = RunFolder.session(file.folder(), Clock.systemUTC().instant());
    try {
      CellImage image = SessionImage.make(engine, catalog, file, cell, folder, events);
      Path log = folder.cell(SessionImage.LOGS).resolve("export.log");
      engine
          .exports()
          .write(
              image,
              request,
              log,
              step ->
                  events.emit(
                      new RunEvent.Progress(cell.id().text(), Phase.IMAGE, "exporting: " + step)));
      engine.giveToCaller(request.output());
    } finally {
      engine.giveToCaller(folder.matrix());
    }
  }
}
