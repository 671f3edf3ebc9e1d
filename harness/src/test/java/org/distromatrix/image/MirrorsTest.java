package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.distro.TestDistros;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorsTest {
  private static final ResolvedDistro TRIXIE = TestDistros.debian("trixie");

  @TempDir Path host;

  @BeforeEach
  void makeHost() throws Exception {
    Files.createDirectories(host.resolve("etc/apt/sources.list.d"));
    Files.writeString(host.resolve("etc/os-release"), "ID=debian\nVERSION_CODENAME=\"bookworm\"\n");
  }

  private void hostSources(String lines) throws Exception {
    Files.writeString(host.resolve("etc/apt/sources.list"), lines);
  }

  private Mirrors.Choice choose(Map<String, String> environment, Optional<String> configured) {
    return new Mirrors(environment, new HostMirrors(host)).choose(TRIXIE, context(configured));
  }

  private ImageContext context(Optional<String> mirror) {
    return new ImageContext(
        host.resolve("log"), line -> {}, line -> {}, Duration.ZERO, false, mirror, false);
  }

  @Test
  void theFirstThatSpeaksWins() throws Exception {
    hostSources(
        """
        deb http://near.example/debian bookworm main
        deb http://near.example/debian-security bookworm-security main
        """);
    var variable = Map.of("MATRIX_MIRROR_DEBIAN", "http://env.example/");

    assertThat(choose(variable, Optional.of("http://file.example/m")).forPeople())
        .isEqualTo(
            "http://file.example/m/debian, http://file.example/m/debian-security"
                + " (mirror: of matrix.yaml)");
    assertThat(choose(variable, Optional.empty()).forPeople())
        .isEqualTo(
            "http://env.example/debian, http://env.example/debian-security (MATRIX_MIRROR_DEBIAN)");
    assertThat(choose(Map.of(), Optional.empty()).forPeople())
        .isEqualTo(
            "http://near.example/debian, http://near.example/debian-security"
                + " (this host's apt configuration)");
    hostSources("");
    assertThat(choose(Map.of(), Optional.empty()).forPeople())
        .isEqualTo(
            "http://ftp.debian.org/debian, http://ftp.debian.org/debian-security"
                + " (the distribution's default)");
  }

  @Test
  void thirdPartiesOfTheHostAreNoMirror() throws Exception {
    hostSources(
        """
        deb http://vendor.example/tool bookworm main
        deb http://vendor.example/linux/debian bookworm stable
        deb http://near.example/debian bookworm main
        deb http://near.example/debian-security bookworm-security main
        """);
    assertThat(choose(Map.of(), Optional.empty()).repositories())
        .extracting(Repository::url)
        .containsExactly(
            "http://near.example/debian",
            "http://near.example/debian",
            "http://near.example/debian-security");
  }

  @Test
  void mirrorListsOfCloudImagesCount() throws Exception {
    hostSources(
        """
        deb mirror+file:/etc/apt/mirrors/debian.list bookworm main
        deb mirror+file:/etc/apt/mirrors/debian-security.list bookworm-security main
        """);
    assertThat(choose(Map.of(), Optional.empty()).repositories().get(2).url())
        .isEqualTo("mirror+file:/etc/apt/mirrors/debian-security.list");
  }

  @Test
  void anotherDistributionsHostHasNothingToSay() throws Exception {
    Files.writeString(host.resolve("etc/os-release"), "ID=ubuntu\nVERSION_CODENAME=noble\n");
    hostSources("deb http://near.example/debian noble main\n");
    assertThat(choose(Map.of(), Optional.empty()).chosenBy())
        .isEqualTo("the distribution's default");
  }

  @Test
  void onlyAddressesChange() {
    Repository before = TRIXIE.repositories().get(2);
    Repository after = choose(Map.of(), Optional.of("http://file.example")).repositories().get(2);
    assertThat(after.url()).isEqualTo("http://file.example/debian-security");
    assertThat(after.at(before.url())).isEqualTo(before);
  }

  @Test
  void manyRepositoriesAreNamedByTheFolderOfAll() {
    assertThat(
            named(
                "http://m/centos/9/BaseOS/os",
                "http://m/centos/9/AppStream/os",
                "http://m/centos/S"))
        .isEqualTo("http://m/centos/ (who)");
    assertThat(named("http://a/one", "http://b/two", "http://b/three"))
        .isEqualTo("http://a/one and 2 more (who)");
    assertThat(named("http://a/one", "http://b/two")).isEqualTo("http://a/one, http://b/two (who)");
  }

  private static String named(String... urls) {
    return new Mirrors.Choice(Stream.of(urls).map(MirrorsTest::at).toList(), "who").forPeople();
  }

  private static Repository at(String url) {
    return new Repository(
        "id",
        Repository.Kind.BASEURL,
        url,
        "",
        true,
        "",
        List.of(),
        List.of(),
        List.of(),
        true,
        "");
  }
}
