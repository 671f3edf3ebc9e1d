package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.distro.TestDistros;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.host.Trees;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Builders that meet, die, or find the mirror changed under them. Needs root and a mirror. */
class AptBuildersIT {
  private static final ResolvedDistro TRIXIE = TestDistros.debian("trixie");

  private static Path folder;

  @BeforeAll
  static void makeFolder() throws Exception {
    folder = Files.createTempDirectory("matrix-builders");
  }

  @AfterAll
  static void deleteFolder() throws Exception {
    Trees.delete(folder);
  }

  /** A builder in a JVM of its own; says on standard output what it does. */
  public static final class OtherProcess {
    private OtherProcess() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      try (CachedImages images = open(folder.resolve("cache"))) {
        images.base(
            TRIXIE,
            new ImageContext(
                folder.resolve("other.log"),
                System.out::println,
                System.out::println,
                Duration.ofMinutes(5),
                false,
                Optional.empty(),
                false));
      }
    }
  }

  private static CachedImages open(Path cache) {
    return CachedImages.open(
        new Places(cache, cache.resolve("run")),
        new LocalCommands(System.getenv()),
        new HostLocks(cache.resolve("locks"), "test"),
        Map.of());
  }

  @Test
  void aKilledBuilderLeavesNothingAndTheNextOneBuilds() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said = other.inputReader()) {
      assertThat(said.lines().anyMatch(line -> line.startsWith("installing essential"))).isTrue();
      other.destroyForcibly();
      assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(drafts()).hasSize(1);
    awaitNoProcessIn(folder);

    try (CachedImages images = open(folder.resolve("cache"))) {
      Obtained<BaseImage> made =
          images.base(TRIXIE, ImageContext.loggingTo(folder.resolve("next.log")));
      assertThat(made.cached()).isFalse();
      assertThat(drafts()).isEmpty();
      stalePackageListsAreFetchedAgain(images, made.value());
    }
  }

  /** Here, as it needs an image that it may spoil. */
  private static void stalePackageListsAreFetchedAgain(CachedImages images, BaseImage base)
      throws IOException {
    Path state = base.folder().resolve("apt");
    for (Path list : ImagePaths.children(state.resolve("lists-1"))) {
      if (list.toString().endsWith("_trixie_main_binary-amd64_Packages")) {
        Files.writeString(
            list, Files.readString(list).replaceAll("/hello_[^_]*_amd64.deb", "/hello_0_a.deb"));
      }
    }
    ImageContext context = ImageContext.loggingTo(folder.resolve("layer.log"));
    Layer layer = images.packages(base, List.of(), List.of("hello"), context).get().value();
    assertThat(layer.tree().resolve("usr/bin/hello")).exists();
    assertThat(state.resolve("lists-2")).isNotEmptyDirectory();

    var unknown =
        catchThrowableOfType(
            MatrixException.class,
            () -> images.packages(base, List.of(), List.of("maek", "zlib1g-dev"), context));
    assertThat(unknown).hasMessage("Cannot install 'maek' in debian:trixie: no such package");
    assertThat(unknown.fault()).isEqualTo(Fault.USAGE);
    assertThat(unknown.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("make"));
  }

  @Test
  void ofTwoBuildersOneBuildsAndTheOtherWaits() throws Exception {
    var waited = new ConcurrentLinkedQueue<String>();
    Path cache = folder.resolve("shared");
    var context =
        new ImageContext(
            folder.resolve("two.log"),
            line -> {},
            waited::add,
            Duration.ofMinutes(5),
            false,
            Optional.empty(),
            false);
    ResolvedDistro bare =
        TestDistros.with(TRIXIE, TRIXIE.repositories().subList(0, 1), List.of("openssh-server"));
    var threads = Executors.newFixedThreadPool(2);
    try (CachedImages one = open(cache);
        CachedImages two = open(cache)) {
      var first = threads.submit(() -> one.base(bare, context).cached());
      var second = threads.submit(() -> two.base(bare, context).cached());
      assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(true, false);
      assertThat(waited)
          .singleElement()
          .asString()
          .startsWith("Waiting for the image of debian:trixie, made by ");
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Path> drafts() throws IOException {
    return ImagePaths.children(folder.resolve("cache/images")).stream()
        .filter(ImagePaths::isLeftover)
        .toList();
  }

  /** Fails if a process still has a mount below the folder after ten seconds. */
  private static void awaitNoProcessIn(Path folder) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!processesWithMountsIn(folder).isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(processesWithMountsIn(folder)).isEmpty();
  }

  private static List<Path> processesWithMountsIn(Path folder) throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(process -> process.getFileName().toString().matches("\\d+"))
          .filter(process -> mounts(process).contains(folder.toString()))
          .toList();
    }
  }

  private static String mounts(Path process) {
    try {
      return Files.readString(process.resolve("mounts"));
    } catch (IOException e) {
      return ""; // it has ended
    }
  }
}
