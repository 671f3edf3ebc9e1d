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
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;
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

  private MatrixException refused(Instant now) {
    return catchThrowableOfType(
        MatrixException.class,
        () -> on(now, Map.of()).find(profile("rhel"), profile("rhel").repositories()));
  }

  /** A certificate that is good for a day. */
  private void subscribe(Path pair, Path authority) throws IOException {
    Files.createDirectories(pair);
    Files.createDirectories(authority);
    Path store = root.resolve("store");
    var commands = new LocalCommands(System.getenv());
    var common = List.of("-keystore", store.toString(), "-storepass", "secret", "-alias", "a");
    commands.run(
        Command.of(
            join(
                List.of("keytool", "-genkeypair", "-keyalg", "EC", "-dname", "CN=test"),
                common,
                List.of("-validity", "1"))));
    commands.run(
        Command.of(
            join(List.of("keytool", "-exportcert", "-rfc", "-file", pair + "/42.pem"), common)));
    Files.writeString(pair.resolve("42-key.pem"), "key");
    Files.writeString(authority.resolve("redhat-uep.pem"), "authority");
  }

  @SafeVarargs
  private static List<String> join(List<String>... parts) {
    return java.util.Arrays.stream(parts).flatMap(List::stream).toList();
  }

  @Test
  void nothingIsAskedOfThePublicAndOfMirrors() throws Exception {
    Entitlements none = on(Instant.now(), Map.of());
    assertThat(none.find(profile("centos"), profile("centos").repositories())).isEmpty();
    assertThat(none.find(profile("rhel-ubi"), profile("rhel-ubi").repositories())).isEmpty();
    List<Repository> moved =
        profile("rhel").repositories().stream().map(one -> one.at("http://m/" + one.id())).toList();
    assertThat(none.find(profile("rhel"), moved)).isEmpty();
  }

  @Test
  void withoutASubscriptionItSaysWhatIsMissingAndHowToGetIt() throws Exception {
    MatrixException failure = refused(Instant.now());
    assertThat(failure)
        .hasMessage(
            ("Cannot build rhel:9: its repositories want a subscription's certificate:"
                    + " no %1$s/etc/rhsm/ca/redhat-uep.pem"
                    + " or %1$s/run/secrets/rhsm/ca/redhat-uep.pem")
                .formatted(root));
    assertThat(failure.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(failure.hint().orElseThrow()).contains("subscription-manager register");
    Path authority = Files.createDirectories(root.resolve("etc/rhsm/ca"));
    Files.writeString(authority.resolve("redhat-uep.pem"), "authority");
    assertThat(refused(Instant.now()))
        .hasMessageEndingWith(
            ("no pair of NUMBER.pem and NUMBER-key.pem in %1$s/etc/pki/entitlement"
                    + " or %1$s/run/secrets/etc-pki-entitlement")
                .formatted(root));
  }

  @Test
  void thePairIsFoundAndKnownToEnd() throws Exception {
    subscribe(root.resolve("etc/pki/entitlement"), root.resolve("etc/rhsm/ca"));
    // Another number than any certificate's.
    Files.writeString(root.resolve("etc/pki/entitlement/1-key.pem"), "key");
    ResolvedDistro rhel = profile("rhel");
    assertThat(on(Instant.now(), Map.of()).find(rhel, rhel.repositories()))
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
    assertThat(entitlements.find(rhel, rhel.repositories()).orElseThrow().key())
        .isEqualTo(own.resolve("42-key.pem"));
  }
}
