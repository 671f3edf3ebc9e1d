package org.distromatrix.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.distromatrix.config.DistroCheck;
import org.distromatrix.config.MatrixFile;
import org.distromatrix.config.MatrixReader;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.image.Images;
import org.distromatrix.image.PackageIndex;
import org.distromatrix.plan.Planner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of names; that they are the archive's is held by PackageIndexIT. */
class PackageCheckTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final ProfileCatalog CATALOG = ProfileCatalog.standard(TODAY);
  private static final Map<String, PackageIndex> INDEXES =
      Map.of(
          "debian:13",
          new PackageIndex(
              List.of("gcc", "libc6-dev", "zlib1g", "zlib1g-dev", "libfoo-dev"), List.of("awk")),
          "debian:12",
          new PackageIndex(List.of("gcc", "libc6-dev", "zlib1g-dev"), List.of()),
          "arch",
          new PackageIndex(List.of("gcc", "zlib", "libfoo"), List.of()));

  @TempDir Path project;

  private final List<String> told = new ArrayList<>();
  private int asked;

  private void check(String packages) throws Exception {
    check(packages, true);
  }

  private void check(String packages, boolean root) throws Exception {
    Files.writeString(
        project.resolve("matrix.yaml"),
        """
        project: hello
        distros: [debian:12, debian:13, arch]
        axes: { CC: [gcc, clang] }
        packages: %s
        suites: [{ name: smoke, run: "true" }]
        """
            .formatted(packages));
    MatrixFile file = new MatrixReader(DistroCheck.of(CATALOG, "x86-64")).read(project);
    Images images =
        (Images)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Images.class},
                (proxy, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("index");
                  asked++;
                  var distro = (ResolvedDistro) arguments[0];
                  return INDEXES.get(distro.ref().toString());
                });
    new PackageCheck(file, CATALOG, images, project.resolve("log"), root, told::add)
        .check(Planner.plan(file, CATALOG, TODAY, "x86-64").cells());
  }

  @Test
  void tellsAllUnknownNamesOfAllDistributionsAtOnce() {
    assertThatThrownBy(
            () -> check("{ build: [gcc, zlib-devell, libfoo-devel], run: [zlib, qqqq] }"))
        .hasMessage(
            """
            Cannot install the packages of 'hello':
              debian:12 has no package 'zlib-devell'; did you mean 'zlib-devel'?
              debian:12 has no package 'libfoo-devel'; did you mean 'libffi-devel'?
              debian:12 has no package 'zlib1g'
              debian:12 has no package 'qqqq'
              debian:13 has no package 'zlib-devell'; did you mean 'zlib-devel'?
              debian:13 has no package 'libfoo-devel'; did you mean 'libfoo-dev'?
              debian:13 has no package 'qqqq'
              arch has no package 'zlib-devell'; did you mean 'zlib-devel'?
              arch has no package 'libfoo-devel'; did you mean 'libfoo'?
              arch has no package 'qqqq'""")
        .isInstanceOfSatisfying(
            MatrixException.class, e -> assertThat(e.fault()).isEqualTo(Fault.USAGE));
    assertThat(asked).as("once for each distribution, not for each cell").isEqualTo(3);
  }

  @Test
  void withoutRootOnlyAptIsAsked() throws Exception {
    check("{ build: [gcc] }", false);

    assertThat(asked).isEqualTo(2);
    assertThat(told)
        .contains(
            "warning: arch is asked only when its image is built;"
                + " asking it now needs root, for mounts");
  }

  @Test
  void isContentWithWhatIsThere() throws Exception {
    check("{ build: [gcc, zlib-devel], on: { \"debian:13\": { run: [awk] } } }");

    assertThat(told).hasSize(3).noneMatch(line -> line.contains("warning"));
  }
}
