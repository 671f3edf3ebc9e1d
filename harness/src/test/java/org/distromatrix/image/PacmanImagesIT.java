package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.distro.TestDistros;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Places;
import org.distromatrix.report.model.InstalledPackage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real pacman of the tools image on a signed repository of ours: what it makes, and what a user
 * is told when the repository is not as it should be. Needs root, mmdebstrap and a mirror; the
 * tools image stays in this host's cache (as {@code MATRIX_CACHE} says).
 */
class PacmanImagesIT {
  @TempDir Path folder;

  private TestArchive archive;
  private TestArchive.Signer signer;
  private AlpmRepository repository;
  private CachedImages images;

  @BeforeEach
  void serve() throws Exception {
    Path served = Files.createDirectory(folder.resolve("served"));
    archive = TestArchive.serve(served);
    signer = new TestArchive.Signer(folder.resolve("key"));
    repository = new AlpmRepository(served);
    repository.addBase(signer, Map.of());
    repository.add(signer, "tool", "1:2-1", Map.of("usr/bin/tool", "one\n"));
    images = open(Map.of("MATRIX_KEYS_ARCH", signer.keyring().toString()));
  }

  private static CachedImages open(Map<String, String> more) {
    var environment = new HashMap<>(System.getenv());
    environment.put("MATRIX_TOOLS", "image");
    environment.putAll(more);
    return CachedImages.open(
        Places.resolve(System.getenv(), true), new LocalCommands(environment), environment);
  }

  /** The cache is everybody's, and no one else wants images of this repository. */
  @AfterEach
  void tidy() {
    images.close();
    images.store().list().stream()
        .filter(entry -> entry.mirror().contains(archive.url()))
        .forEach(entry -> images.store().remove(entry.key()));
    archive.close();
    signer.close();
  }

  private static ResolvedDistro arch() {
    var catalog = ProfileCatalog.standard(LocalDate.of(2026, 11, 24));
    var found = (DistroLookup.Found) catalog.find(new DistroRef("arch", ""), "x86-64");
    return TestDistros.with(
        found.distro(),
        found.distro().repositories().stream().filter(Repository::enabled).limit(1).toList(),
        List.of(AlpmRepository.BASE));
  }

  private ImageContext context(String mirror) {
    return new ImageContext(
        folder.resolve("image.log"),
        line -> {},
        line -> {},
        Duration.ofMinutes(20),
        false,
        Optional.of(mirror),
        false);
  }

  private BaseImage base() {
    return images.base(arch(), context(archive.url())).value();
  }

  private MatrixException refused() {
    return refused(archive.url());
  }

  private MatrixException refused(String mirror) {
    var failure =
        catchThrowableOfType(MatrixException.class, () -> images.base(arch(), context(mirror)));
    assertThat(failure.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(failure.log()).contains(folder.resolve("image.log"));
    assertThat(images.store().list()).noneMatch(entry -> entry.mirror().contains(mirror));
    return failure;
  }

  @Test
  void imageAndLayerAreWhatTheRepositoryHas() throws Exception {
    BaseImage base = base();
    Path tree = base.layer().tree();
    assertThat(new PacmanTree(tree).problems()).isEmpty();
    assertThat(tree.resolve("etc/shadow")).hasContent("root:*:1::::::");
    assertThat(Files.readString(base.folder().resolve("pacman/keys/gpg.conf")))
        .contains("disable-dirmngr");
    assertThat(base.folder().resolve("pacman/keys/private-keys-v1.d")).doesNotExist();

    Obtained<Layer> made =
        images.packages(base, List.of(), List.of("tool"), context(archive.url())).get();
    assertThat(made.value().tree().resolve("usr/bin/tool")).hasContent("one");
    assertThat(made.value().tree().resolve("var/lib/pacman/sync")).doesNotExist();
    assertThat(images.installed(base, List.of(made.value(), base.layer())))
        .containsExactly(
            new InstalledPackage("filesystem", "1-1", "x86_64", "core"),
            new InstalledPackage("tool", "1:2-1", "x86_64", "core"));
    assertThat(images.base(arch(), context(archive.url())).cached()).isTrue();
  }

  @Test
  void layerFollowsAMirrorThatHasMovedOn() throws Exception {
    BaseImage base = base();
    Files.delete(repository.file("tool", "1:2-1"));
    repository.add(signer, "tool", "3-1", Map.of("usr/bin/tool", "three\n"));
    Layer layer =
        images.packages(base, List.of(), List.of("tool"), context(archive.url())).get().value();
    assertThat(layer.tree().resolve("usr/bin/tool")).hasContent("three");
  }

  @Test
  void unknownPackageNamesTheNearest() {
    BaseImage base = base();
    var failure =
        catchThrowableOfType(
            MatrixException.class,
            () -> images.packages(base, List.of(), List.of("tol"), context(archive.url())));
    assertThat(failure).hasMessage("Cannot install 'tol' in arch: no such package");
    assertThat(failure.fault()).isEqualTo(Fault.USAGE);
    assertThat(failure.hint()).contains("Did you mean tool? Check packages: in matrix.yaml");
  }

  @Test
  void tamperedPackage() throws Exception {
    Path file = repository.file(AlpmRepository.BASE, "1-1");
    byte[] content = Files.readAllBytes(file);
    content[content.length - 9] ^= 1;
    Files.write(file, content);
    assertThat(refused())
        .hasMessageStartingWith("Cannot build arch: the mirror's ")
        .hasMessageEndingWith(
            "; mirror: " + archive.url() + "/core/os/x86_64 (mirror: of matrix.yaml)");
  }

  @Test
  void unsignedPackage() throws Exception {
    Files.delete(AlpmRepository.signature(repository.file(AlpmRepository.BASE, "1-1")));
    assertThat(refused()).hasMessageStartingWith("Cannot build arch: a package is not signed: ");
  }

  @Test
  void someoneElseSigned() throws Exception {
    try (var stranger = new TestArchive.Signer(folder.resolve("stranger"))) {
      repository.addBase(stranger, Map.of());
      assertThat(refused())
          .hasMessageStartingWith("Cannot build arch: the mirror's signature cannot be trusted: ");
    }
  }

  @Test
  void theDistributionsOwnKeyringDoesNotTrustUs() {
    images.close();
    images = open(Map.of("MATRIX_KEYS_ARCH", ""));
    assertThat(refused())
        .hasMessageStartingWith("Cannot build arch: the mirror's signature cannot be trusted: ");
  }

  @Test
  void tamperedDatabase() throws Exception {
    Path other = Files.copy(repository.database(), folder.resolve("before"));
    repository.add(signer, "more", "1-1", Map.of("usr/bin/more", "x"));
    Files.write(repository.database(), Files.readAllBytes(other));
    assertThat(refused())
        .hasMessageStartingWith("Cannot build arch: the mirror's signature cannot be trusted: ");
  }

  @Test
  void failedHookCountsThoughPacmanSaysAllWasWell() throws Exception {
    String hook =
        """
        [Trigger]
        Type = Path
        Operation = Install
        Target = usr/bin/x

        [Action]
        When = PostTransaction
        Exec = /usr/bin/not-there
        """;
    repository.addBase(signer, Map.of("usr/share/libalpm/hooks/x.hook", hook));
    assertThat(refused()).hasMessageStartingWith("Cannot build arch: a script of a package failed");
  }

  @Test
  void nothingIsThere() {
    assertThat(refused(archive.url() + "/elsewhere"))
        .hasMessageStartingWith("Cannot build arch: the mirror does not have it: ");
  }

  @Test
  void nobodyListens() throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(refused("http://localhost:" + port))
        .hasMessageStartingWith("Cannot build arch: the mirror cannot be reached: ");
  }

  @Test
  void serverAcceptsAndNeverAnswers() throws Exception {
    try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertThat(refused("http://localhost:" + socket.getLocalPort()))
          .hasMessageStartingWith("Cannot build arch: the mirror does not answer: ");
    }
  }
}
