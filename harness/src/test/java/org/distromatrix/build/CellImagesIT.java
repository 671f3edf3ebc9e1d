package org.distromatrix.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distromatrix.TestImages;
import org.distromatrix.config.SourceSettings;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.host.Supervisor;
import org.distromatrix.image.CachedImages;
import org.distromatrix.image.ImageContext;
import org.distromatrix.image.Obtained;
import org.distromatrix.plan.Cell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds real projects on Debian 13 with its own compiler. Needs root and the host's mirror. */
class CellImagesIT {
  private static final Path CACHE = TestImages.places().cache();
  private static final Places PLACES = new Places(CACHE, Path.of("/run/distro-matrix-it"));
  private static final CountingCommands COMMANDS = new CountingCommands();
  private static final Cell CELL = Cells.cell(Map.of(), "gcc", "libc6-dev", "make");

  private static CachedImages images;
  private static HostLocks locks;
  private static CellPackages packages;

  @TempDir Path temporary;
  private Path project;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final List<String> warnings = new ArrayList<>();

  @BeforeAll
  static void makeImages() throws IOException {
    locks = new HostLocks(CACHE.resolve("locks"), "tests");
    images = CachedImages.open(PLACES, COMMANDS, locks, System.getenv());
    Files.createDirectories(CACHE);
    try (CellImages cells = cells()) {
      packages = cells.packages(CELL, ImageContext.loggingTo(CACHE.resolve("image.log"))).value();
    }
  }

  @AfterAll
  static void close() throws IOException {
    images.close();
  }

  private static CellImages cells() {
    return new CellImages(images, COMMANDS, Supervisor.detect(), PLACES, locks);
  }

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectory(temporary.resolve("project"));
    write("unlike-any-other", UUID.randomUUID().toString());
  }

  private void write(String name, String text) throws IOException {
    OwnFolders.make(project.resolve(name).getParent());
    Files.writeString(project.resolve(name), text);
  }

  private void script(String name, String text) throws IOException {
    write(name, "#!/bin/sh\nset -e\n" + text);
    Files.setPosixFilePermissions(
        project.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private BuildContext context(boolean rebuild) {
    return new BuildContext(
        project,
        temporary.resolve("build.log"),
        temporary.resolve("artifacts"),
        (buffer, length) -> output.write(buffer, 0, length),
        line -> {},
        line -> {},
        warnings::add,
        rebuild);
  }

  private Obtained<CellImage> build(Cell cell, BuildRecipe recipe, boolean rebuild) {
    try (CellImages cells = cells();
        SourceSnapshots sources = new SourceSnapshots(COMMANDS, PLACES, locks)) {
      SourceSnapshot source =
          sources.take(project, new SourceSettings(List.of(), List.of("/scratch")));
      return cells.build(cell, packages, source, recipe, context(rebuild));
    }
  }

  private Obtained<CellImage> build(String... scripts) {
    return build(CELL, Cells.recipe(scripts), false);
  }

  private MatrixException failure(BuildRecipe recipe) {
    return catchThrowableOfType(MatrixException.class, () -> build(CELL, recipe, false));
  }

  /** What a shell says in the finished image. */
  private String in(CellImage image, String shell) throws IOException {
    var program =
        new BuildTree.Program(
            "look-" + ProcessHandle.current().pid(),
            image.withSource(),
            null,
            Map.of(),
            Map.of(),
            false,
            temporary.resolve("complaints"),
            List.of("/bin/sh", "-c", "exec 2>&1; " + shell));
    return new BuildTree(COMMANDS, Supervisor.detect(), PLACES)
        .run(program, temporary.resolve("look.log"), (b, l) -> {}, Duration.ofMinutes(1))
        .result()
        .stdout();
  }

  private static BuildRecipe changed(BuildRecipe recipe, Duration timeout, boolean network) {
    return new BuildRecipe(
        recipe.project(),
        recipe.scripts(),
        network,
        timeout,
        recipe.environment(),
        recipe.proxies(),
        recipe.files());
  }

  private void makeTally() throws IOException {
    write(
        "tally.c",
        "#include <stdio.h>\nint tally(void);\nint main(void){printf(\"%d\\n\",tally());}\n");
    write("lib.c", "int tally(void){return 42;}\n");
    script(
        "build.sh",
        """
        cd "$BUILDDIR"
        [ lib.o -nt "$SRCDIR/lib.c" ] || gcc -fPIC -c -o lib.o "$SRCDIR/lib.c"
        gcc -shared -Wl,-soname,libtally.so.1 -o libtally.so.1 lib.o
        [ tally.o -nt "$SRCDIR/tally.c" ] || gcc -c -o tally.o "$SRCDIR/tally.c"
        gcc -o tally tally.o ./libtally.so.1
        mkdir -p "$DESTDIR/usr/local/bin" "$DESTDIR/usr/local/lib" "$DESTDIR/lib/systemd/system"
        cp tally "$DESTDIR/usr/local/bin"
        cp libtally.so.1 "$DESTDIR/usr/local/lib"
        printf '[Service]\\nExecStart=true\\n[Install]\\nWantedBy=multi-user.target\\n' \\
          >"$DESTDIR/lib/systemd/system/tally.service"
        echo scribble >"$SRCDIR/scribble"; echo 'int x;' >"$SRCDIR/lib.c"; rm "$SRCDIR/tally.c"
        echo done >"$ARTIFACTDIR/note"; echo out >"$OUTPUTDIR/package"
        """);
  }

  @Test
  void aProjectIsBuiltAndRunsWithoutItsCompiler() throws IOException {
    makeTally();

    Obtained<CellImage> built = build("build.sh");

    assertThat(in(built.value(), "tally")).isEqualTo("42\n");
    assertThat(in(built.value(), "command -v gcc || echo no compiler")).isEqualTo("no compiler\n");
    assertThat(in(built.value(), "readlink /lib; ls /usr/lib/systemd/system/tally.service"))
        .isEqualTo("usr/lib\n/usr/lib/systemd/system/tally.service\n");
    assertThat(in(built.value(), "systemctl --root=/ is-enabled tally.service; true"))
        .isEqualTo("disabled\n");
    assertThat(in(built.value(), "cat " + CellImage.SOURCE + "/lib.c"))
        .isEqualTo("int tally(void){return 42;}\n");
    assertThat(temporary.resolve("artifacts/note")).hasContent("done");
    assertThat(temporary.resolve("artifacts/package")).hasContent("out");
    assertThat(warnings).isEmpty();
  }

  @Test
  void theSourceIsNeverWritten() throws IOException {
    makeTally();
    Map<String, String> before = contents(project);

    CellImage image = build("build.sh").value();

    assertThat(contents(project)).isEqualTo(before);
    Path snapshot = image.withSource().get(0).tree().resolve(CellImage.SOURCE.substring(1));
    assertThat(contents(snapshot)).isEqualTo(before);
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    var contents = new TreeMap<String, String>();
    for (String name : PlainFolder.names(folder, IgnorePatterns.NONE)) {
      contents.put(name, FileDigest.of(folder.resolve(name)));
    }
    return contents;
  }

  @Test
  void theSameInputsAreNotBuiltAgain() throws IOException {
    makeTally();
    build("build.sh");
    Files.delete(temporary.resolve("artifacts/note"));
    COMMANDS.forget();

    Obtained<CellImage> again = build("build.sh");

    assertThat(again.cached()).isTrue();
    assertThat(COMMANDS.ran()).isEmpty();
    assertThat(temporary.resolve("artifacts/note")).hasContent("done");
    assertThat(build(CELL, Cells.recipe("build.sh"), true).cached()).isFalse();
    var axis = Cells.cell(Map.of("CC", "gcc"), "gcc", "libc6-dev", "make");
    assertThat(build(axis, Cells.recipe("build.sh"), false).cached()).isFalse();
  }

  @Test
  void buildsAreIncremental() throws IOException {
    makeTally();
    script("build.sh", Files.readString(project.resolve("build.sh")) + "stat -c '%n %.9Y' *.o\n");
    build("build.sh");
    Map<String, String> first = stamps();
    output.reset();
    write("lib.c", "int tally(void){return 43;}\n");

    CellImage image = build("build.sh").value();

    assertThat(stamps().get("tally.o")).isEqualTo(first.get("tally.o"));
    assertThat(stamps().get("lib.o")).isNotEqualTo(first.get("lib.o"));
    assertThat(in(image, "tally")).isEqualTo("43\n");
  }

  private Map<String, String> stamps() {
    return Arrays.stream(output.toString(StandardCharsets.UTF_8).split("\n"))
        .filter(line -> line.contains(".o "))
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
  }

  @Test
  void aFailingScriptIsTheProjectsFault() throws IOException {
    script(
        "build.sh",
        "echo half >\"$ARTIFACTDIR/config.log\"\necho compiling\necho broken >&2\nexit 2\n");

    MatrixException failure = failure(Cells.recipe("build.sh"));

    assertThat(failure)
        .hasMessage(
            """
            Cannot build tally for debian:13: build.sh exited with status 2
              compiling
              broken""");
    assertThat(failure.fault()).isEqualTo(Fault.BUILD);
    assertThat(failure.log()).contains(temporary.resolve("build.log"));
    assertThat(temporary.resolve("build.log")).content().startsWith("compiling\nbroken\n");
    assertThat(temporary.resolve("artifacts/config.log")).hasContent("half");
    assertThat(failure(Cells.recipe("build.sh"))).hasMessageContaining("exited with status 2");
  }

  @Test
  void aMissingCommandHasAHint() throws IOException {
    script("build.sh", "no-such-command\n");

    MatrixException failure = failure(Cells.recipe("build.sh"));

    assertThat(failure).hasMessageContaining("exited with status 127");
    assertThat(failure.hint())
        .contains("a command that is not there comes with `build` in `packages`");
  }

  @Test
  void aScriptThatTakesTooLongIsEndedWithAllItStarted() throws IOException {
    script("build.sh", "echo begun\nsleep 4321 &\nsleep 4321\n");

    MatrixException failure =
        failure(changed(Cells.recipe("build.sh"), Duration.ofSeconds(2), false));

    assertThat(failure)
        .hasMessage("Cannot build tally for debian:13: build.sh did not end within 2 s\n  begun");
    assertThat(failure.fault()).isEqualTo(Fault.BUILD);
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(process -> process.info().commandLine().orElse("").contains("sleep 4321"));
  }

  @Test
  void aScriptThatLeavesProcessesBehindIsDone() throws IOException {
    script("build.sh", "sleep 4322 &\ntouch \"$DESTDIR/x\"\n");

    build("build.sh");

    assertThat(ProcessHandle.allProcesses())
        .noneMatch(process -> process.info().commandLine().orElse("").contains("sleep 4322"));
  }

  @Test
  void thereIsNoNetworkUnlessAskedFor() throws IOException {
    script("build.sh", "ls /sys/class/net; cat /proc/net/route | wc -l; touch \"$DESTDIR/x\"\n");
    build("build.sh");
    assertThat(output).hasToString("lo\n1\n");
    output.reset();

    build(CELL, changed(Cells.recipe("build.sh"), Duration.ofMinutes(1), true), false);

    assertThat(output.toString(StandardCharsets.UTF_8))
        .isNotEqualTo("lo\n1\n")
        .endsWith(routes() + "\n");
  }

  private static int routes() throws IOException {
    return Files.readAllLines(Path.of("/proc/net/route")).size();
  }

  @Test
  void scriptsSeeACleanEnvironment() throws IOException {
    script("build.sh", "env\numask\nid -u\npwd\ncat\nprintf 'it'\\''s $X\\n' >\"$DESTDIR/x\"\n");
    BuildRecipe plain = Cells.recipe("build.sh");
    var recipe =
        new BuildRecipe(
            plain.project(),
            plain.scripts(),
            false,
            plain.timeout(),
            Map.of("QUOTES", "it's \"$HOME\" `x`\nsecond"),
            Map.of(),
            Optional.empty());

    build(CELL, recipe, false);

    var expected = new TreeMap<>(BuildEnvironment.of(CELL, recipe));
    expected.put("SCRIPT", CellImage.SOURCE + "/build.sh");
    expected.put("CHROOT_SCRIPT", CellImage.SOURCE + "/build.sh");
    expected.put("PWD", CellImage.SOURCE);
    String printed = output.toString(StandardCharsets.UTF_8);
    UnaryOperator<String> line = name -> name + "=" + expected.get(name) + "\n";
    assertThat(printed).endsWith("0022\n0\n" + CellImage.SOURCE + "\n");
    String environment =
        printed.substring(
            0, printed.length() - "0022\n0\n".length() - CellImage.SOURCE.length() - 1);
    assertThat(environment)
        .hasSize(expected.keySet().stream().map(line).mapToInt(String::length).sum())
        .contains(expected.keySet().stream().map(line).toList());
  }

  @Test
  void anExistingMkosiProjectWorks() throws IOException {
    write("main.c", "int main(void){return 0;}\n");
    script(
        "mkosi.build",
        """
        if [ "$container" != "mkosi" ]; then exec mkosi-chroot "$CHROOT_SCRIPT" "$@"; fi
        [ "$WITH_TESTS" = 1 ] && [ "$DISTRIBUTION" = debian ]
        mkosi-chroot gcc -o "$BUILDDIR/hello" main.c
        install -D -m 0750 "$BUILDDIR/hello" "$DESTDIR/usr/bin/hello"
        install -D /dev/null "$DESTDIR/etc/both"
        """);
    write("mkosi.extra/etc/both", "extra wins\n");
    write("mkosi.extra/usr/lib/sysusers.d/hello.conf", "u hello - - /var/lib/hello\n");
    write("mkosi.extra/usr/lib/systemd/system/hello.service", "[Install]\nWantedBy=basic.target\n");
    write("mkosi.extra/usr/lib/systemd/system-preset/10-hello.preset", "enable hello.service\n");
    write("mkosi.extra/tmp/x", "x");
    BuildRecipe plain = Cells.recipe("mkosi.build");
    var recipe =
        new BuildRecipe(
            plain.project(),
            plain.scripts(),
            false,
            plain.timeout(),
            Map.of(),
            Map.of(),
            Optional.of("mkosi.extra"));

    CellImage image = build(CELL, recipe, false).value();

    assertThat(in(image, "hello && cat /etc/both; stat -c '%a %U' /usr/bin/hello /tmp"))
        .isEqualTo("extra wins\n750 root\n1777 root\n");
    assertThat(in(image, "getent passwd hello; systemctl --root=/ is-enabled hello.service"))
        .matches("hello:x:\\d+:\\d+::/var/lib/hello:/usr/sbin/nologin\nenabled\n");
    COMMANDS.forget();
    assertThat(build(CELL, recipe, false).cached()).isTrue();
    assertThat(COMMANDS.ran()).isEmpty();
    write("mkosi.extra/etc/both", "changed\n");
    assertThat(in(build(CELL, recipe, false).value(), "cat /etc/both")).isEqualTo("changed\n");
  }

  @Test
  void twoBuildsOfACellTakeTurns() throws Exception {
    script(
        "build.sh",
        """
        [ ! -e "$BUILDDIR/busy" ]
        touch "$BUILDDIR/busy" "$DESTDIR/x"
        sleep 1
        rm "$BUILDDIR/busy"
        """);
    var waited = new ConcurrentLinkedQueue<String>();
    try (CellImages cells = cells();
        SourceSnapshots sources = new SourceSnapshots(COMMANDS, PLACES, locks)) {
      var rules = new SourceSettings(List.of(), List.of());
      SourceSnapshot first = sources.take(project, rules);
      write("another", "source");
      SourceSnapshot second = sources.take(project, rules);
      List<CompletableFuture<Obtained<CellImage>>> builds =
          Stream.of(first, second)
              .map(
                  source ->
                      CompletableFuture.supplyAsync(
                          () ->
                              cells.build(
                                  CELL,
                                  packages,
                                  source,
                                  Cells.recipe("build.sh"),
                                  waiting(waited))))
              .toList();
      for (CompletableFuture<Obtained<CellImage>> build : builds) {
        assertThat(build.get(1, TimeUnit.MINUTES).cached()).isFalse();
      }
    }
    assertThat(waited).singleElement().asString().endsWith("to build tally for debian:13");
  }

  private BuildContext waiting(Queue<String> waited) {
    BuildContext plain = context(false);
    return new BuildContext(
        plain.project(),
        plain.log(),
        plain.artifacts(),
        plain.output(),
        plain.progress(),
        waited::add,
        plain.warning(),
        false);
  }

  @Test
  void anEmptyDestinationIsWarnedOf() throws IOException {
    script("build.sh", "true\n");

    build("build.sh");

    assertThat(warnings).containsExactly("build.sh installed nothing in DESTDIR");
  }

  @Test
  void nothingIsLeftBehind() throws IOException {
    script("build.sh", "touch \"$DESTDIR/x\"\n");
    build("build.sh");

    try (var scratch = Files.list(CACHE.resolve("scratch"))) {
      assertThat(scratch.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.startsWith(ProcessHandle.current().pid() + "-"));
    }
    assertThat(Files.readString(Path.of("/proc/self/mounts")))
        .doesNotContain(CACHE.resolve("scratch").toString());
  }
}
