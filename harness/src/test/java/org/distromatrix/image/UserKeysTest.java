package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.config.TrustedKeys;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserKeysTest {
  private static final String PRINT = "36F612DCF27F7D1A48A835E4DBFCF71C6D9F90A6";

  @TempDir Path host;

  private static ResolvedDistro fedora() {
    var catalog = ProfileCatalog.standard(LocalDate.of(2026, 11, 24));
    return ((DistroLookup.Found) catalog.find(DistroRef.parse("fedora:44"), "x86-64")).distro();
  }

  private List<Repository> choose(
      Map<String, String> environment, Optional<String> mirror, Optional<TrustedKeys> keys) {
    var context =
        new ImageContext(
            host.resolve("log"),
            line -> {},
            line -> {},
            ImageContext.DEFAULT_TIMEOUT,
            false,
            mirror,
            keys,
            false);
    return new Mirrors(environment, new HostMirrors(host)).choose(fedora(), context).repositories();
  }

  @Test
  void aMirrorAloneChangesNoKeys() {
    var chosen = choose(Map.of(), Optional.of("http://m.example/"), Optional.empty());

    assertThat(chosen)
        .extracting(Repository::kind, Repository::url)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Repository.Kind.BASEURL, "http://m.example/linux/releases/44/Everything/x86_64/os"),
            org.assertj.core.groups.Tuple.tuple(
                Repository.Kind.BASEURL, "http://m.example/linux/updates/44/Everything/x86_64"));
    assertThat(chosen).allSatisfy(one -> assertThat(one.fingerprints()).containsExactly(PRINT));
    assertThat(chosen).noneMatch(Repository::signedMetadata);
  }

  @Test
  void keysOfTheFileComeBeforeThoseOfTheVariable() throws Exception {
    Path asked = Files.createFile(host.resolve("company.asc"));
    var variable = Map.of("MATRIX_KEYS_FEDORA", asked.toString());
    var configured = new TrustedKeys(Path.of("/other.asc"), List.of("AB"));

    assertThat(choose(variable, Optional.empty(), Optional.of(configured)).get(0))
        .satisfies(one -> assertThat(one.keyring()).containsExactly("/other.asc"))
        .satisfies(one -> assertThat(one.fingerprints()).containsExactly("AB"));
    assertThat(choose(variable, Optional.empty(), Optional.empty()))
        .allSatisfy(one -> assertThat(one.keyring()).containsExactly(asked.toString()))
        .allSatisfy(one -> assertThat(one.fingerprints()).isEmpty());
  }

  @Test
  void aVariableThatNamesNoFileIsTheUsersMistake() {
    assertThatThrownBy(
            () ->
                choose(
                    Map.of("MATRIX_KEYS_FEDORA", "/no/such.asc"),
                    Optional.empty(),
                    Optional.empty()))
        .hasMessage("Cannot trust the keys in '/no/such.asc': it is no readable file")
        .isInstanceOfSatisfying(
            MatrixException.class, e -> assertThat(e.fault()).isEqualTo(Fault.USAGE));
  }
}
