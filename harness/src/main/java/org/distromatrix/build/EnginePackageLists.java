package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.distromatrix.command.OutputSink;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.host.Places;
import org.distromatrix.image.OwnPackageManager;
import org.distromatrix.image.PackageTable;
import org.distromatrix.report.model.InstalledPackage;

/** The exact package lists of images in the engine; each is asked for once, then remembered. */
final class EnginePackageLists {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Workshop workshop;
  private final Path folder;

  EnginePackageLists(Workshop workshop, Places places) {
    this.workshop = workshop;
    this.folder = places.cache().resolve("container-packages");
  }

  List<InstalledPackage> of(ResolvedDistro distro, EngineImage image) throws IOException {
    Path file = folder.resolve(image.id().replaceFirst(".*:", "") + ".tsv");
    if (Files.exists(file)) {
      return PackageTable.read(file);
    }
    List<InstalledPackage> packages = ask(distro, image);
    Files.createDirectories(folder);
    Path beside = Files.createTempFile(folder, "list", ".new");
    PackageTable.write(beside, packages);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    return packages;
  }

  private List<InstalledPackage> ask(ResolvedDistro distro, EngineImage image) throws IOException {
    var manager = OwnPackageManager.of(distro, Optional.empty());
    try (Workpiece piece = workshop.open(image, Workshop.Fitting.NONE)) {
      Ended ended = piece.run(manager.installed(), OutputSink.none(), LIMIT);
      ended.require("its packages cannot be listed");
      return manager.read(ended.result().stdout());
    }
  }
}
