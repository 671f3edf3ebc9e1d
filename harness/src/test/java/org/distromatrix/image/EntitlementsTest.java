package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.config.EntitlementSettings;
import org.distromatrix.config.MissingEntitlement;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntitlementsTest {
  @TempDir Path root;

  private static ResolvedDistro profile(String distro) {
    var catalog = ProfileCatalog.standard(LocalDate.of(2026, 11, 23));
    return ((DistroLookup.Found) catalog.find(new DistroRef(distro, "9"), "x86-64")).distro();
  }

  private Entitlements on(Instant now, Map<String, String> environment) {
    return new Entitlements(root, environment, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Optional<EntitlementFiles> find(Entitlements entitlements, ResolvedDistro distro)
      throws IOException {
    return entitlements.find(distro, distro.repositories(), EntitlementSettings.DEFAULT);
  }

  private MatrixException refused(Instant now) {
    return refused(now, EntitlementSettings.DEFAULT);
  }

  private MatrixException refused(Instant now, EntitlementSettings settings) {
    ResolvedDistro rhel = profile("rhel");
    return catchThrowableOfType(
        MatrixException.class, () -> on(now, Map.of()).find(rhel, rhel.repositories(), settings));
  }

  private static EntitlementSettings skip(Optional<Path> folder) {
    return new EntitlementSettings(folder, MissingEntitlement.SKIP);
  }

  /** A certificate that is good for a day. */
  private void subscribe(Path pair, Path authority) throws IOException {
    subscribe(pair, authority, "42", 1);
  }

  private void subscribe(Path pair, Path authority, String number, int days) throws IOException {
    Files.createDirectories(pair);
    Files.createDirectories(authority);
    Path store = root.resolve("store" + number);
    var commands = new LocalCommands(System.getenv());
    var common = List.of("-keystore", store.toString(), "-storepass", "secret", "-alias", "a");
    commands.run(
        Command.of(
            join(
                List.of("keytool", "-genkeypair", "-keyalg", "EC", "-dname", "CN=test"),
                common,
                List.of("-validity", String.valueOf(days)))));
    commands.run(
        Command.of(
            join(
                List.of("keytool", "-exportcert", "-rfc", "-file", pair + "/" + number + ".pem"),
                common)));
    Files.writeString(pair.resolve(number + "-key.pem"), "key");
    Files.writeString(authority.resolve("redhat-uep.pem"), "authority");
  }

  @SafeVarargs
  private static List<String> join(List<String>... parts) {
    return java.util.Arrays.stream(parts).flatMap(List::stream).toList();
  }

  @Test
  void nothingIsAskedOfThePublicAndOfMirrors() throws Exception {
    Entitlements none = on(Instant.now(), Map.of());
    assertThat(find(none, profile("centos"))).isEmpty();
    assertThat(find(none, profile("rhel-ubi"))).isEmpty();
    List<Repository> moved =
        profile("rhel").repositories().stream().map(one -> one.at("http://m/" + one.id())).toList();
    assertThat(none.find(profile("rhel"), moved, EntitlementSettings.DEFAULT)).isEmpty();
  }

  @Test
  void withoutASubscriptionItSaysWhatIsMissingAndHowToGetIt() throws Exception {
    MatrixException failure = refused(Instant.now());
    assertThat(failure)
        .hasMessage(
            ("Cannot build rhel:9: its repositories want a subscription's certificate: there is no"
                    + " pair of NUMBER.pem and NUMBER-key.pem in %1$s/etc/pki/entitlement"
                    + " or %1$s/run/secrets/etc-pki-entitlement")
                .formatted(root));
    assertThat(failure.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(failure.hint().orElseThrow())
        .contains("subscription-manager register", "entitlement: in matrix.yaml", "missing: skip");
  }

  @Test
  void aPairWithoutTheAuthorityWillNotDo() throws Exception {
    subscribe(root.resolve("etc/pki/entitlement"), root.resolve("elsewhere"));
    assertThat(refused(Instant.now(), skip(Optional.empty())))
        .hasMessage(
            ("Cannot build rhel:9: its repositories want a subscription's certificate: there is no"
                    + " %1$s/etc/rhsm/ca/redhat-uep.pem"
                    + " or %1$s/run/secrets/rhsm/ca/redhat-uep.pem")
                .formatted(root));
  }

  @Test
  void whereNoneIsThereAndMayBeMissingThatIsAReasonToSkip() {
    MatrixException nowhere = refused(Instant.now(), skip(Optional.empty()));
    assertThat(nowhere.fault()).isEqualTo(Fault.UNAVAILABLE);
    assertThat(nowhere)
        .hasMessageStartingWith(
            "no entitlement for rhel:9: there is no pair of NUMBER.pem and NUMBER-key.pem in "
                + root);
    Path gone = root.resolve("gone");
    assertThat(refused(Instant.now(), skip(Optional.of(gone))))
        .hasMessageEndingWith("there is no pair of NUMBER.pem and NUMBER-key.pem in " + gone);
  }

  @Test
  void anExpiredOneIsNoReasonToSkip() throws Exception {
    Path own = root.resolve("own");
    subscribe(own, own);
    MatrixException expired =
        refused(Instant.now().plusSeconds(3L * 24 * 3600), skip(Optional.of(own)));
    assertThat(expired.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(expired)
        .hasMessageMatching(
            "Cannot build rhel:9: its repositories want a subscription's certificate: "
                + own
                + "/42\\.pem expired on \\d{4}-\\d\\d-\\d\\d");
    assertThat(expired.hint().orElseThrow()).contains("subscription-manager refresh");
  }

  @Test
  void theFolderOfMatrixYamlGoesBeforeTheVariable() throws Exception {
    Path own = root.resolve("own");
    subscribe(own, root.resolve("etc/rhsm/ca"));
    ResolvedDistro rhel = profile("rhel");
    var entitlements = on(Instant.now(), Map.of(Entitlements.VARIABLE, "/nowhere"));
    assertThat(entitlements.find(rhel, rhel.repositories(), skip(Optional.of(own))))
        .contains(
            new EntitlementFiles(
                root.resolve("etc/rhsm/ca/redhat-uep.pem"),
                own.resolve("42.pem"),
                own.resolve("42-key.pem")));
  }

  @Test
  void ofSeveralTheOneThatLastsLongestIsTaken() throws Exception {
    Path own = root.resolve("own");
    subscribe(own, own, "41", 1);
    subscribe(own, own, "40", 9);
    subscribe(own, own, "42", 1);
    ResolvedDistro rhel = profile("rhel");
    Instant later = Instant.now().plusSeconds(3L * 24 * 3600);
    var found = on(later, Map.of()).find(rhel, rhel.repositories(), skip(Optional.of(own)));
    assertThat(found.orElseThrow().certificate()).isEqualTo(own.resolve("40.pem"));
  }

  @Test
  void thePairIsFoundAndKnownToEnd() throws Exception {
    subscribe(root.resolve("etc/pki/entitlement"), root.resolve("etc/rhsm/ca"));
    // Another number than any certificate's.
    Files.writeString(root.resolve("etc/pki/entitlement/1-key.pem"), "key");
    ResolvedDistro rhel = profile("rhel");
    assertThat(find(on(Instant.now(), Map.of()), rhel))
        .contains(
            new EntitlementFiles(
                root.resolve("etc/rhsm/ca/redhat-uep.pem"),
                root.resolve("etc/pki/entitlement/42.pem"),
                root.resolve("etc/pki/entitlement/42-key.pem")));
    assertThat(refused(Instant.now().plusSeconds(3L * 24 * 3600)))
        .hasMessageContaining(root.resolve("etc/pki/entitlement/42.pem") + " expired on ");
    Files.writeString(root.resolve("etc/pki/entitlement/42.pem"), "no certificate");
    assertThat(refused(Instant.now())).hasMessageEndingWith("42.pem is no certificate");
  }

  @Test
  void theUserMayNameAFolder() throws Exception {
    Path own = root.resolve("own");
    subscribe(own, own);
    ResolvedDistro rhel = profile("rhel");
    var entitlements = on(Instant.now(), Map.of(Entitlements.VARIABLE, own.toString()));
    assertThat(find(entitlements, rhel).orElseThrow().key()).isEqualTo(own.resolve("42-key.pem"));
  }
}
