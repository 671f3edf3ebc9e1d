package org.distromatrix.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixReaderTest {
  private static final String FIVE_LINES =
      """
      project: hello
      distros: [debian:12, debian:13]
      suites:
        - name: smoke
          run: tests/smoke.sh
      """;

  @TempDir private Path folder;

  @BeforeEach
  void buildScript() throws IOException {
    Files.createFile(folder.resolve("build.sh")).toFile().setExecutable(true);
  }

  private MatrixFile read(String text) throws IOException {
    Files.writeString(folder.resolve("matrix.yaml"), text);
    return new MatrixReader(new KnownDistros()).read(folder);
  }

  private MatrixException failure(String text) throws IOException {
    Files.writeString(folder.resolve("matrix.yaml"), text);
    return failure();
  }

  private MatrixException failure() {
    return catchThrowableOfType(
        MatrixException.class, () -> new MatrixReader(new KnownDistros()).read(folder));
  }

  /** The places and messages, without the folder and the excerpts. */
  private List<String> problems(String text) throws IOException {
    String start = folder.resolve("matrix.yaml") + ":";
    return String.valueOf(failure(text).getMessage())
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .toList();
  }

  @Test
  void fiveLinesDo() throws IOException {
    var matrix = read(FIVE_LINES);

    assertThat(matrix.project()).isEqualTo("hello");
    assertThat(matrix.folder()).isEqualTo(folder);
    assertThat(matrix.file()).isEqualTo(folder.resolve("matrix.yaml"));
    assertThat(matrix.distros())
        .containsExactly(new DistroRef("debian", "12"), new DistroRef("debian", "13"));
    assertThat(matrix.boot()).containsExactly(BootKind.NSPAWN);
    assertThat(matrix.build())
        .isEqualTo(new BuildSettings(List.of(), false, Duration.ofMinutes(30), Map.of()));
    assertThat(matrix.files()).isEmpty();
    assertThat(matrix.timeouts())
        .isEqualTo(
            new Timeouts(
                Duration.ofMinutes(30),
                Duration.ofMinutes(30),
                Duration.ofMinutes(2),
                Duration.ofMinutes(15),
                Duration.ofMinutes(5),
                Optional.empty()));
    assertThat(matrix.outputLimit()).isEqualTo(64L << 20);
    assertThat(matrix.booted()).isEqualTo(BootSettings.DEFAULT);
    assertThat(matrix.checks())
        .isEqualTo(
            new Checks(
                CheckLevel.WARN, CheckLevel.WARN, new JournalCheck(CheckLevel.IGNORE, List.of())));
    assertThat(matrix.suites())
        .containsExactly(
            new SuiteSettings(
                "smoke",
                "tests/smoke.sh",
                SuiteFormat.EXIT_CODE,
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(15),
                Optional.of(Duration.ofMinutes(5)),
                List.of(),
                Isolation.CELL,
                false,
                0,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                "root",
                Map.of()));
  }

  @Test
  void readsAllThatCanBeSaid() throws IOException {
    Files.createDirectory(folder.resolve("extra"));

    var matrix = read(Samples.everything());

    assertThat(matrix.axes())
        .isEqualTo(
            Map.of(
                "CC", new Axis(List.of("gcc", "clang"), true),
                "DB", new Axis(List.of("a", "b"), false)));
    assertThat(matrix.axes().keySet()).containsExactly("CC", "DB");
    assertThat(matrix.include())
        .containsExactly(new CellMatch(Map.of("distro", "debian:14", "CC", "tcc")));
    assertThat(matrix.exclude())
        .containsExactly(new CellMatch(Map.of("distro", "rhel-ubi:*", "boot", "qemu")));
    assertThat(matrix.allowFailure())
        .containsExactly(
            new Allowance(
                new CellMatch(Map.of("distro", "opensuse:*")),
                "upstream bug 123",
                Optional.of(LocalDate.of(2027, 3, 1))));
    assertThat(matrix.environment()).isEqualTo(Map.of("LC_ALL", "C.UTF-8", "VERSION", "0.10"));
    assertThat(matrix.passEnvironment()).containsExactly("TOKEN");
    assertThat(matrix.secrets()).containsExactly("TOKEN");
    assertThat(matrix.packages())
        .isEqualTo(
            new Packages(
                List.of("gcc", "make", "pkg-config", "zlib-devel"),
                List.of("zlib"),
                Map.of("arch", new PackageAdditions(List.of("clang"), List.of()))));
    assertThat(matrix.build())
        .isEqualTo(
            new BuildSettings(
                List.of("build.sh"), false, Duration.ofMinutes(10), Map.of("V", "1")));
    assertThat(matrix.files()).contains("extra/");
    assertThat(matrix.mirrors()).isEqualTo(Map.of("debian", "http://mirror.example/debian"));
    assertThat(matrix.entitlement())
        .isEqualTo(
            new EntitlementSettings(
                Optional.of(folder.resolveSibling("entitlement")), MissingEntitlement.SKIP));
    assertThat(matrix.acceptExpiredMetadata()).containsExactly("debian:testing");
    assertThat(matrix.outputLimit()).isEqualTo(1_000_000);
    assertThat(matrix.defaultSelection()).containsExactly("debian:*");
    assertThat(matrix.source()).isEqualTo(new SourceSettings(List.of("dist/*"), List.of("doc")));
    assertThat(matrix.checks())
        .isEqualTo(
            new Checks(
                CheckLevel.FAIL,
                CheckLevel.FAIL,
                new JournalCheck(CheckLevel.WARN, List.of("^audit"))));
    assertThat(matrix.booted().container())
        .isEqualTo(
            new ContainerSettings(
                Optional.empty(), InitKind.SYSTEMD, Optional.of(512L << 20), Optional.of(2)));
    assertThat(matrix.booted().machine())
        .isEqualTo(
            new MachineSettings(
                2L << 30,
                4,
                20L << 30,
                FileSystem.BTRFS,
                new KernelChoice(Optional.of("6.1.*"), Optional.empty()),
                List.of("audit=0"),
                List.of(1L << 30, 512L << 20)));
    var service = matrix.suites().get(2);
    assertThat(service.coldBoot()).isTrue();
    assertThat(service.isolation()).isEqualTo(Isolation.TEST);
    assertThat(service.retries()).isEqualTo(1);
    assertThat(service.needs()).containsExactly("vm");
    assertThat(service.user()).isEqualTo("tester");
    assertThat(matrix.suites().get(0).timeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(matrix.suites().get(0).warning()).contains(Duration.ofSeconds(90));
    assertThat(matrix.suites().get(2).timeout()).isEqualTo(Duration.ofMinutes(10));
    assertThat(matrix.suites().get(2).warning()).contains(Duration.ofMinutes(1));
  }

  @Test
  void aMisspeltKeyAndAnUnknownDistroAreToldTogether() throws IOException {
    var failure =
        failure(
            """
            project: hello
            distros: [debian:12, debain:13]
            suits:
              - { name: smoke, run: tests/smoke.sh }
            """);

    assertThat(failure.fault()).isEqualTo(Fault.USAGE);
    assertThat(failure.getMessage())
        .isEqualTo(
            """
            Cannot use matrix.yaml: 2 problems
            FILE:2:22: unknown distro 'debain'; did you mean 'debian'?
              2 | distros: [debian:12, debain:13]
                |                      ^
            FILE:3:1: unknown key 'suits'; did you mean 'suites'?
              3 | suits:
                | ^\
            """
                .replace("FILE", folder.resolve("matrix.yaml").toString()));
  }

  @Test
  void tellsWhatOnlyTheWholeFileShows() throws IOException {
    Files.createFile(folder.resolve("plain.sh"));
    var text =
        """
        project: hello
        distros: [debian:13, debian:trixie]
        boot: [nspawn, nspawn]
        axes:
          DESTDIR: [a]
          CC: [gcc, gcc]
          2nd: [x]
        include: [{ distro: "debian:*", CCC: tcc }, { boot: qemu }]
        exclude: [{ distro: "debain:12" }, { boot: nspwan, CC: gc }, {}]
        allow-failure: [{ distro: "debian:*", until: soon }, { reason: " " }]
        environment: { MATRIX_X: 1, CC: gcc }
        pass-environment: [SRCDIR]
        build: { script: [plain.sh, biuld.sh, ../x.sh] }
        files: extra
        mirror: { debain: http://mirror.example, debian: ftp }
        checks: { journal: { ignore: ["("] } }
        suites:
          - { name: smoke, run: a, format: junit }
          - { name: smoke, run: b, results: "*.xml" }
          - { name: a/b, run: "" }
        """;

    assertThat(problems(text))
        .containsExactly(
            "2:22: 'debian:trixie' is there already as 'debian:13', on line 2",
            "3:16: 'nspawn' is there already",
            "5:3: axis 'DESTDIR' would hide a name of Distro Matrix; choose another",
            "6:3: axis 'CC' has a value twice",
            "7:3: 'axes': expected a variable name of letters, digits and '_', not '2nd'",
            "8:21: 'debian:*': an added cell has no wildcards",
            "8:33: unknown part 'CCC'; did you mean 'CC'?",
            "8:45: missing key 'distro'",
            "9:21: unknown distro 'debain'; did you mean 'debian'?",
            "9:44: unknown boot kind 'nspwan'; did you mean 'nspawn'?",
            "9:56: unknown value of axis CC 'gc'; did you mean 'gcc'?",
            "9:62: this would exclude every cell",
            "10:17: missing key 'reason'",
            "10:46: 'until': expected a date such as 2027-03-01, not 'soon'",
            "10:64: 'reason': expected a value that is not empty",
            "11:16: variable 'MATRIX_X' is set by Distro Matrix",
            "11:29: variable 'CC' is an axis already",
            "12:20: variable 'SRCDIR' is set by Distro Matrix",
            "13:19: build script 'plain.sh' is not executable; run: chmod +x plain.sh",
            "13:29: there is no build script 'biuld.sh'; did you mean 'build.sh'?",
            "13:39: '../x.sh': expected a path inside the project's folder",
            "14:8: 'extra' does not exist; expected a folder with files for the image",
            "15:11: 'debain' is not among the distros; did you mean 'debian'?",
            "15:50: expected the URL of a mirror, not 'ftp'",
            "16:20: 'ignore': '(' is no regular expression: Unclosed group",
            "18:36: 'format: junit' needs the key 'results' with a pattern of the XML files",
            "19:13: suite 'smoke' is there already, on line 18",
            "19:37: 'results' needs 'format: junit'",
            "20:13: 'name': expected letters, digits, '.', '_' and '-', not 'a/b'",
            "20:23: 'run': expected a value that is not empty");
  }

  @Test
  void classesThatRunOnThisHostAreSaidAsAWhole() throws IOException {
    String text =
        """
        project: hello
        distros: [debian:12]
        suites:
          - { name: plain }
          - { name: lacks, format: junit-platform }
          - { name: wrong, format: junit-platform, class-path: [" "], select: [org/example, "package:a.*"] }
          - name: unfit
            format: junit-platform
            class-path: target/test-classes
            select: org.example.TallyIT
            run: ./test
            prepare: a
            restore: b
            debug: c
            user: tester
            terminal: true
          - { name: elsewhere, run: a, class-path: b, select: c }
        """;

    assertThat(problems(text))
        .containsExactly(
            "4:13: suite 'plain': missing key 'run'",
            "5:28: 'format: junit-platform' needs the key 'class-path' with the folders and jars of"
                + " the classes",
            "5:28: 'format: junit-platform' needs the key 'select' with the classes to run",
            "6:57: 'class-path': expected a path, or a pattern of paths, not ' '",
            "6:72: 'select': expected a class, a pattern such as org.example.*, or"
                + " package:org.example, not 'org/example'",
            "6:85: 'select': expected a class, a pattern such as org.example.*, or"
                + " package:org.example, not 'package:a.*'",
            "8:13: 'terminal' does not go with 'format: junit-platform': its tests have none",
            "11:10: 'run' does not go with 'format: junit-platform': 'select' says what is run",
            "12:14: 'prepare' does not go with 'format: junit-platform': use @BeforeAll or"
                + " @BeforeEach",
            "13:14: 'restore' does not go with 'format: junit-platform': use @AfterEach or @AfterAll",
            "14:12: 'debug' does not go with 'format: junit-platform': use @AfterEach, or a"
                + " TestWatcher",
            "15:11: 'user' does not go with 'format: junit-platform': name it in the test:"
                + " GuestCommand.as(...)",
            "17:44: 'class-path' needs 'format: junit-platform'",
            "17:55: 'select' needs 'format: junit-platform'");
  }

  @Test
  void classesThatRunOnThisHostAreRead() throws IOException {
    var matrix =
        read(
            """
            project: hello
            distros: [debian:12]
            suites:
              - name: java
                format: junit-platform
                class-path: [target/test-classes, "target/lib/*.jar"]
                select: org.example.TallyIT
            """);

    assertThat(matrix.suites().get(0).run()).isEmpty();
    assertThat(matrix.suites().get(0).classes())
        .contains(
            new HostClasses(
                List.of("target/test-classes", "target/lib/*.jar"),
                List.of("org.example.TallyIT")));
  }

  @Test
  void oneMirrorIsForAllDistributions() throws IOException {
    assertThat(read(FIVE_LINES + "mirror: http://mirror.example/debian/\n").mirrors())
        .isEqualTo(Map.of("debian", "http://mirror.example/debian"));
    assertThat(
            read(FIVE_LINES.replace("debian:12", "ubuntu:24.04")
                    + "mirror: http://mirror.example\n"
                    + "include: [{ distro: 'fedora:44' }]\n")
                .mirrors())
        .isEqualTo(
            Map.of(
                "ubuntu", "http://mirror.example",
                "debian", "http://mirror.example",
                "fedora", "http://mirror.example"));
  }

  @Test
  void keysAreTrustedForTheDistributionsTheyAreNamedFor() throws IOException {
    Files.createFile(folder.resolve("company.asc"));
    String print = "36f612dcf27f7d1a48a835e4dbfcf71c6d9f90a6";

    var matrix =
        read(FIVE_LINES + "keys: { debian: { file: company.asc, fingerprints: " + print + " } }\n");

    assertThat(matrix.keys())
        .isEqualTo(
            Map.of(
                "debian",
                new TrustedKeys(
                    folder.resolve("company.asc"), List.of(print.toUpperCase(Locale.ROOT)))));
    assertThat(
            problems(
                FIVE_LINES
                    + "keys: { debain: { file: compny.asc, fingerprints: 0xA6 }, debian: { } }\n"))
        .containsExactly(
            "6:9: 'debain' is not among the distros; did you mean 'debian'?",
            "6:25: there is no readable file 'compny.asc'; did you mean 'company.asc'?",
            "6:51: 'fingerprints': expected a fingerprint of 40 hexadecimal digits, not '0xA6'",
            "6:67: missing key 'file'",
            "6:67: missing key 'fingerprints'");
  }

  @Test
  void theEntitlementIsAFolderThatIsThere() throws IOException {
    Files.createDirectories(folder.resolve("secret/rh*l"));

    assertThat(read(FIVE_LINES).entitlement()).isEqualTo(EntitlementSettings.DEFAULT);
    assertThat(read(FIVE_LINES + "entitlement: secret/rh*l\n").entitlement())
        .isEqualTo(
            new EntitlementSettings(
                Optional.of(folder.resolve("secret/rh*l")), MissingEntitlement.FAIL));
    assertThat(read(FIVE_LINES + "entitlement: { missing: skip }\n").entitlement())
        .isEqualTo(new EntitlementSettings(Optional.empty(), MissingEntitlement.SKIP));
    assertThat(problems(FIVE_LINES + "entitlement: secrte\n"))
        .containsExactly("6:14: there is no folder 'secrte'; did you mean 'secret'?");
    assertThat(problems(FIVE_LINES + "entitlement: { path: /no/where }\n"))
        .containsExactly(
            "6:22: there is no folder '/no/where'; to skip the cells that want it, write"
                + " { path: ..., missing: skip }");
    assertThat(problems(FIVE_LINES + "entitlement: { path: build.sh, missing: skip }\n"))
        .containsExactly("6:22: 'build.sh' is a file; expected the folder of an entitlement");
    assertThat(problems(FIVE_LINES + "entitlement: { path: '', missing: skipp }\n"))
        .hasSize(2)
        .last()
        .asString()
        .contains("'skipp'; did you mean 'skip'?");
  }

  @Test
  void anEntitlementInTheProjectIsNoSource() throws IOException {
    Files.createDirectories(folder.resolve("secret/rh*l"));
    var rest = "source: { exclude: doc }\n";

    assertThat(read(FIVE_LINES + "entitlement: secret/rh*l\n" + rest).source().exclude())
        .containsExactly("doc", "/secret/rh\\*l");
    assertThat(read(FIVE_LINES + "entitlement: /\n" + rest).source().exclude())
        .containsExactly("doc");
  }

  @Test
  void mkosiFilesAreTheDefaults() throws IOException {
    Files.createDirectories(folder.resolve("mkosi.build.d"));
    Files.createDirectories(folder.resolve("mkosi.extra"));
    for (String name : List.of("mkosi.build.d/20.sh", "mkosi.build.d/10.sh", "mkosi.build")) {
      Files.createFile(folder.resolve(name)).toFile().setExecutable(true);
    }

    var matrix = read(FIVE_LINES);

    assertThat(matrix.build().scripts())
        .containsExactly("mkosi.build", "mkosi.build.d/10.sh", "mkosi.build.d/20.sh");
    assertThat(matrix.files()).contains("mkosi.extra");
    assertThat(read(FIVE_LINES + "build: { script: build.sh }").build().scripts())
        .containsExactly("build.sh");
  }

  @Test
  void aDefaultScriptHasToBeExecutableToo() throws IOException {
    Files.createFile(folder.resolve("mkosi.build"));

    assertThat(problems(FIVE_LINES))
        .containsExactly(
            "1:1: build script 'mkosi.build' is not executable; run: chmod +x mkosi.build");
  }

  @Test
  void noFileHintsAtInit() {
    var failure = failure();

    assertThat(failure).hasMessage("Cannot find matrix.yaml in '" + folder + "'");
    assertThat(failure.hint())
        .contains("Run 'matrix init' to make one, or give the project's folder with -C.");
  }

  @Test
  void noFolderIsToldSo() {
    var missing = folder.resolve("gone");
    var failure =
        catchThrowableOfType(
            MatrixException.class, () -> new MatrixReader(new KnownDistros()).read(missing));

    assertThat(failure).hasMessage("Cannot read '" + missing + "': no such folder");
  }

  @Test
  void aFileOfNothingButProblemsIsCut() throws IOException {
    var keys = new StringBuilder(FIVE_LINES);
    for (int i = 0; i < 63; i++) {
      keys.append("key").append(i).append(": 1\n");
    }

    assertThat(failure(keys.toString()))
        .hasMessageStartingWith("Cannot use matrix.yaml: 63 problems\n")
        .hasMessageEndingWith("\nand 13 more");
  }

  @Test
  void aMachineThatCannotBeIsToldWhereItIsWritten() throws IOException {
    var failure =
        failure(
            """
            project: hello
            distros: [debian:12]
            machine: { memory: 64MiB, kernel: boot/vmlinuz }
            suites:
              - { name: smoke, run: tests/smoke.sh }
            """);

    assertThat(failure.getMessage())
        .contains("matrix.yaml:3:10: 'memory': no distribution boots with less than 256MiB");
  }

  @Test
  void aKernelThatIsAFileMustBeThere() throws IOException {
    var failure =
        failure(
            """
            project: hello
            distros: [debian:12]
            machine: { kernel: boot/vmlinuz }
            suites:
              - { name: smoke, run: tests/smoke.sh }
            """);

    assertThat(failure.getMessage())
        .contains("matrix.yaml:3:20: there is no readable file 'boot/vmlinuz'");
  }
}
