package org.distromatrix.junit.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.distromatrix.config.MatrixFile;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.UniqueId.Segment;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;

/**
 * What of which project is wanted.
 *
 * @param folder holds matrix.yaml; absolute
 * @param patterns selection, as on the command line; empty: what is run without a selection
 */
record MatrixSelectors(Path folder, List<String> patterns) {
  static final String PROJECT = "project";
  static final String CELL = "cell";
  static final String SUITE = "suite";
  static final String TEST = "test";

  private static final String PARAMETER = "matrix.engine";

  MatrixSelectors {
    patterns = List.copyOf(patterns);
  }

  /** Of a request; empty if it is none of ours. The first project wins. */
  static Optional<MatrixSelectors> of(EngineDiscoveryRequest request) {
    List<UniqueId> ids =
        request.getSelectorsByType(UniqueIdSelector.class).stream()
            .map(UniqueIdSelector::getUniqueId)
            .filter(id -> id.getEngineId().filter(MatrixTestEngine.ID::equals).isPresent())
            .filter(id -> id.getSegments().size() > 1)
            .toList();
    if (!ids.isEmpty()) {
      Path folder = Path.of(ids.get(0).getSegments().get(1).getValue());
      return Optional.of(
          new MatrixSelectors(folder, ids.stream().flatMap(MatrixSelectors::pattern).toList()));
    }
    return folders(request).findFirst().map(folder -> new MatrixSelectors(folder, List.of()));
  }

  private static Stream<Path> folders(EngineDiscoveryRequest request) {
    Stream<Path> files =
        request.getSelectorsByType(FileSelector.class).stream()
            .map(FileSelector::getPath)
            .filter(file -> file.endsWith(MatrixFile.NAME))
            .map(file -> file.toAbsolutePath().normalize().getParent());
    Stream<Path> folders =
        request.getSelectorsByType(DirectorySelector.class).stream()
            .map(DirectorySelector::getPath)
            .filter(folder -> Files.isRegularFile(folder.resolve(MatrixFile.NAME)));
    Stream<Path> named = request.getConfigurationParameters().get(PARAMETER).map(Path::of).stream();
    return Stream.of(files, folders, named)
        .flatMap(paths -> paths)
        .map(path -> path.toAbsolutePath().normalize());
  }

  /** {@code [cell:debian:13/nspawn]/[suite:unit]/[test:x]}: {@code debian:13/nspawn//unit/x}. */
  private static Stream<String> pattern(UniqueId id) {
    List<String> parts = id.getSegments().stream().skip(2).map(Segment::getValue).toList();
    return switch (parts.size()) {
      case 0 -> Stream.empty();
      case 1 -> Stream.of(parts.get(0));
      default -> Stream.of(parts.get(0) + "//" + String.join("/", parts.subList(1, parts.size())));
    };
  }
}
