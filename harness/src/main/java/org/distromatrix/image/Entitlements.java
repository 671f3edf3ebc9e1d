package org.distromatrix.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.distromatrix.distro.Entitlement;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.MatrixException;

/**
 * Finds the certificates of this host's subscription where {@code subscription-manager} puts them,
 * where they are seen in a container of a subscribed host, or in the folder that the user names:
 *
 * <pre>
 * /etc/pki/entitlement/1234-key.pem, 1234.pem
 * /etc/rhsm/ca/redhat-uep.pem
 * </pre>
 */
final class Entitlements {
  /** Names a folder with a pair of certificate and key, and perhaps redhat-uep.pem. */
  static final String VARIABLE = "MATRIX_ENTITLEMENT_RHEL";

  private static final String AUTHORITY = "redhat-uep.pem";
  private static final String KEY_END = "-key.pem";
  private static final List<String> PAIRS =
      List.of("etc/pki/entitlement", "run/secrets/etc-pki-entitlement");
  private static final List<String> AUTHORITIES = List.of("etc/rhsm/ca", "run/secrets/rhsm/ca");
  private static final String HOW =
      "Register this host: subscription-manager register; or copy the files of one that is into a"
          + " folder named by "
          + VARIABLE
          + "; or set mirror: to one that needs none";

  private final Path root;
  private final Optional<Path> named;
  private final Clock clock;

  /**
   * @param root the host's root folder: {@code /}
   * @param environment the user's
   */
  Entitlements(Path root, Map<String, String> environment, Clock clock) {
    this.root = root;
    this.named =
        Optional.of(environment.getOrDefault(VARIABLE, ""))
            .filter(value -> !value.isBlank())
            .map(Path::of);
    this.clock = clock;
  }

  /**
   * What must be shown to fetch from these repositories; empty if nothing must, as they are public
   * or a mirror's.
   *
   * @throws MatrixException (infrastructure) that says what is missing and how to get it
   */
  Optional<EntitlementFiles> find(ResolvedDistro distro, List<Repository> repositories)
      throws IOException {
    List<String> own = distro.repositories().stream().map(Repository::url).toList();
    boolean asked = repositories.stream().anyMatch(one -> own.contains(one.url()));
    if (distro.entitlement() == Entitlement.NONE || !asked) {
      return Optional.empty();
    }
    Path authority = authority(distro);
    EntitlementFiles files = pair(distro, authority);
    check(distro, files);
    return Optional.of(files);
  }

  private Path authority(ResolvedDistro distro) {
    List<Path> places =
        folders(AUTHORITIES).stream().map(folder -> folder.resolve(AUTHORITY)).toList();
    return places.stream()
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> missing(distro, "no " + either(places)));
  }

  private EntitlementFiles pair(ResolvedDistro distro, Path authority) throws IOException {
    List<Path> folders = folders(PAIRS);
    for (Path folder : folders) {
      for (Path key : ImagePaths.children(folder)) {
        String name = key.getFileName().toString();
        Path certificate = folder.resolve(name.replaceFirst(KEY_END + "$", ".pem"));
        if (name.endsWith(KEY_END) && Files.exists(certificate)) {
          return new EntitlementFiles(authority, certificate, key);
        }
      }
    }
    throw missing(distro, "no pair of NUMBER.pem and NUMBER-key.pem in " + either(folders));
  }

  private List<Path> folders(List<String> usual) {
    return named
        .map(folder -> List.of(folder.toAbsolutePath()))
        .orElseGet(() -> usual.stream().map(root::resolve).toList());
  }

  private void check(ResolvedDistro distro, EntitlementFiles files) throws IOException {
    for (Path file : files.files()) {
      if (!Files.isReadable(file)) {
        throw missing(distro, file + " cannot be read");
      }
    }
    Instant end;
    try (InputStream content = Files.newInputStream(files.certificate())) {
      var read = CertificateFactory.getInstance("X.509").generateCertificate(content);
      end = ((X509Certificate) read).getNotAfter().toInstant();
    } catch (CertificateException e) {
      throw missing(distro, files.certificate() + " is no certificate").causedBy(e);
    }
    if (end.isBefore(clock.instant())) {
      throw missing(
          distro,
          "%s expired on %s"
              .formatted(files.certificate(), end.atZone(ZoneOffset.UTC).toLocalDate()));
    }
  }

  private static MatrixException missing(ResolvedDistro distro, String cause) {
    return MatrixException.infrastructure(
            "Cannot build %s: its repositories want a subscription's certificate: %s"
                .formatted(distro.ref(), cause))
        .withHint(HOW);
  }

  private static String either(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(" or "));
  }
}
