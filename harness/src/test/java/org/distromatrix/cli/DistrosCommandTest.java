package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.report.json.JsonFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistrosCommandTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final ProfileCatalog CATALOG = ProfileCatalog.standard(TODAY);

  @TempDir Path project;

  private final StringWriter out = new StringWriter();

  private int matrix(String... args) {
    return MatrixCommand.execute(args, new PrintWriter(out));
  }

  @Test
  void theTableFitsOnATerminal() {
    List<String> lines = DistroTable.lines(CATALOG, TODAY);

    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(lines)
        .contains(
            "DISTRO               NAME                      STATUS       UNTIL       HAS",
            "debian:13            Debian (trixie)           supported    2030-06-30  vm arm64",
            "fedora:42            Fedora                    ended        2026-05-31  vm arm64",
            "rhel-ubi:9           Red Hat UBI               supported    2032-05-31  arm64",
            "arch                 Arch Linux                supported    -           vm arm64");
  }

  @Test
  void showsEveryDistributionForBothArchitectures() {
    for (String id : CATALOG.ids()) {
      for (var release : CATALOG.profile(id).orElseThrow().releases()) {
        for (String architecture : List.of("x86-64", "arm64")) {
          var found = CATALOG.find(new DistroRef(id, release.version()), architecture);
          var distro = ((DistroLookup.Found) found).distro();
          assertThat(DistroText.lines(distro)).anyMatch(line -> line.startsWith("  + "));
          assertThat(JsonFormat.parse(DistroJson.of(distro).getBytes(StandardCharsets.UTF_8)))
              .isNotNull();
        }
      }
    }
  }

  @Test
  void printsWhatProgramsRead() {
    assertThat(
            matrix(
                "distros",
                "show",
                "-C",
                project.toString(),
                "fedora:44",
                "--json",
                "--arch",
                "arm64"))
        .isZero();

    assertThat(out.toString())
        .startsWith("{\"schemaVersion\":1,\"distro\":\"fedora:44\",\"name\":\"Fedora 44\",")
        .contains("\"boots\":[\"nspawn\",\"qemu\",\"container\"]")
        .contains(
            "{\"id\":\"fedora\",\"kind\":\"metalink\",\"url\":\"https://mirrors.fedoraproject.org"
                + "/metalink?arch=aarch64&repo=fedora-44\","
                + "\"mirrorPath\":\"linux/releases/44/Everything/aarch64/os\",\"enabled\":true,"
                + "\"suite\":\"\",\"components\":[],"
                + "\"keys\":[\"36F612DCF27F7D1A48A835E4DBFCF71C6D9F90A6\"]");
  }

  @Test
  void refusesWhatThereIsNot() {
    Map.of("debain", "x86-64", "debian:12x", "x86-64", "debian:12", "m68k", "De:b", "arm64")
        .forEach(
            (ref, architecture) ->
                assertThat(
                        matrix(
                            "distros",
                            "show",
                            "-C",
                            project.toString(),
                            ref,
                            "--arch",
                            architecture))
                    .as("%s for %s", ref, architecture)
                    .isEqualTo(2));
  }

  @Test
  void aUsersProfileIsListedAndItsMistakesAreTold() throws Exception {
    Path own = Files.createDirectory(project.resolve("distros")).resolve("mylinux.yaml");
    Files.writeString(own, "parent: alma\nname: My Linux\n");
    assertThat(matrix("distros", "-C", project.toString())).isZero();
    assertThat(out.toString()).contains("mylinux:10           My Linux");

    Files.writeString(own, "parent: alam\n");
    assertThat(matrix("distros", "-C", project.toString())).isEqualTo(2);
  }
}
