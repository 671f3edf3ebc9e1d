package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.distromatrix.TestImages;
import org.distromatrix.cli.MatrixProgram.Ended;
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.image.CachedImages;
import org.distromatrix.image.ImageEntry;
import org.distromatrix.image.ImageStore;
import org.distromatrix.minimirror.MiniMirrors;
import org.distromatrix.minimirror.MirrorServer;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.InstalledPackage;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.PhaseTiming;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample project in every family at once: each one's real package manager makes images from a
 * signed mirror, the project is compiled, booted and tested in them. Needs root.
 */
class FamiliesIT {
  /**
   * What tells whose package list that is, by distribution: a package and its repository or suite.
   */
  private static final Map<String, List<String>> TELLING =
      Map.of(
          "fedora", List.of("glibc-common", "fedora"),
          "centos", List.of("glibc-common", "baseos"),
          "rhel-ubi", List.of("redhat-release", "ubi-{release}-baseos-rpms"),
          "rocky", List.of("rocky-release", "baseos"),
          "opensuse", List.of("openSUSE-release", "oss"),
          "arch", List.of("base", "core"),
          "ubuntu", List.of("openssh-server", "noble"),
          "debian", List.of("base-files", "trixie"));

  @TempDir Path temporary;

  private MirrorServer server;
  private MatrixProgram matrix;

  @BeforeEach
  void serve() throws Exception {
    MiniMirrors mirrors = MiniMirrors.get();
    server = MirrorServer.serve(mirrors.web(), 0);
    String sample = Path.of("../sample-project").toRealPath().toString();
    Path project = temporary.resolve("tally");
    new LocalCommands(System.getenv()).run(Command.of("cp", "-a", sample, project.toString()));
    matrix = new MatrixProgram(project);
    Path file = project.resolve("matrix.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("distros:\n", "distros:\n  - centos:9\n  - rhel-ubi:10\n  - rocky:9\n"));
    mirrors.environment(server).forEach(matrix::with);
  }

  /** The cache is everybody's, and no one else wants images of this server. */
  @AfterEach
  void tidy() {
    server.close();
    try (var images =
        CachedImages.open(
            TestImages.places(), new LocalCommands(System.getenv()), System.getenv())) {
      ImageStore store = images.store();
      store.list().stream()
          .filter(entry -> entry.mirror().contains(server.url("")))
          .map(ImageEntry::key)
          .forEach(store::remove);
    }
  }

  @Test
  void oneMatrixOfAllFamilies() throws Exception {
    List<String> cells =
        Stream.concat(MiniMirrors.refs().stream(), Stream.of("debian:13")).toList();

    Ended cold = matrix.run(arguments(cells));

    assertThat(cold.status()).as(cold.out() + cold.err()).isZero();
    Map<String, CellResult> results = results();
    assertThat(results.keySet()).hasSameSizeAs(cells);
    assertThat(results.values())
        .allSatisfy(
            cell -> {
              assertThat(cell.tests())
                  .as(cell.id())
                  .extracting(TestResult::suite)
                  .contains("smoke", "unit", "service", "reboot", "isolated");
              assertThat(cell.packages())
                  .as(cell.id())
                  .extracting(InstalledPackage::name, InstalledPackage::origin)
                  .contains(telling(cell));
            });

    Ended warm = matrix.run(arguments(cells));

    assertThat(warm.status()).as(warm.out() + warm.err()).isZero();
    assertThat(results().values())
        .allSatisfy(
            cell ->
                assertThat(cell.phases())
                    .as(cell.id())
                    .filteredOn(PhaseTiming::cached)
                    .extracting(PhaseTiming::phase)
                    .contains(Phase.IMAGE, Phase.BUILD));
  }

  private static String[] arguments(List<String> cells) {
    return Stream.concat(Stream.of("run"), cells.stream()).toArray(String[]::new);
  }

  private static Tuple telling(CellResult cell) {
    List<String> expected = TELLING.getOrDefault(cell.id().replaceFirst("[:/].*", ""), List.of());
    return tuple(expected.get(0), expected.get(1).replace("{release}", cell.release()));
  }

  private Map<String, CellResult> results() throws Exception {
    return ResultsJson.read(matrix.folder().resolve(".matrix/latest/results.json")).cells().stream()
        .collect(Collectors.toMap(CellResult::id, Function.identity()));
  }
}
