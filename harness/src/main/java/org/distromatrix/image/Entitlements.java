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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distromatrix.config.EntitlementSettings;
import org.distromatrix.config.MissingEntitlement;
import org.distromatrix.distro.Entitlement;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.MatrixException;

/**
 * Finds the certificates of a subscription in the folder that the user names, else where {@code
 * subscription-manager} puts them, or where they are seen in a container of a subscribed host:
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
          + " folder, and name it by entitlement: in matrix.yaml or by "
          + VARIABLE
          + "; or set mirror: to one that needs none; or skip such cells: entitlement: { missing:"
          + " skip }";
  private static final String RENEW =
      "Renew it where it comes from: subscription-manager refresh; and copy the new files if they"
          + " were copied";

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
            .map(value -> Path.of(value).toAbsolutePath());
    this.clock = clock;
  }

  /**
   * What must be shown to fetch from these repositories; empty if nothing must, as they are public
   * or a mirror's.
   *
   * @param settings what the user says of it; a folder named there goes first
   * @throws MatrixException (infrastructure) that says what is missing and how to get it, or which
   *     file will not do; (unavailable) if nothing is there and may be missing
   */
  Optional<EntitlementFiles> find(
      ResolvedDistro distro, List<Repository> repositories, EntitlementSettings settings)
      throws IOException {
    List<String> own = distro.repositories().stream().map(Repository::url).toList();
    boolean asked = repositories.stream().anyMatch(one -> own.contains(one.url()));
    if (distro.entitlement() == Entitlement.NONE || !asked) {
      return Optional.empty();
    }
    Optional<Path> folder = settings.folder().or(() -> named);
    List<Path> places = folder.map(List::of).orElseGet(() -> onHost(PAIRS));
    List<Path> keys = keys(places);
    if (keys.isEmpty()) {
      throw missing(distro, places, settings.missing());
    }
    Path key = lastingLongest(distro, keys);
    Path authority = authority(distro, folder);
    return Optional.of(new EntitlementFiles(authority, certificate(key), key));
  }

  private static List<Path> keys(List<Path> folders) throws IOException {
    var keys = new ArrayList<Path>();
    for (Path folder : folders) {
      for (Path key : ImagePaths.children(folder)) {
        if (key.toString().endsWith(KEY_END) && Files.exists(certificate(key))) {
          keys.add(key);
        }
      }
    }
    return keys;
  }

  /** Where files are copied, old ones lie beside those that renewed them. */
  private Path lastingLongest(ResolvedDistro distro, List<Path> keys) throws IOException {
    var ends = new TreeMap<Instant, Path>();
    for (Path key : keys) {
      ends.putIfAbsent(end(distro, certificate(readable(distro, key))), key);
    }
    if (ends.lastKey().isBefore(clock.instant())) {
      Path certificate = certificate(ends.lastEntry().getValue());
      LocalDate day = ends.lastKey().atZone(ZoneOffset.UTC).toLocalDate();
      throw unfit(distro, "%s expired on %s".formatted(certificate, day)).withHint(RENEW);
    }
    return ends.lastEntry().getValue();
  }

  private static Path certificate(Path key) {
    return key.resolveSibling(key.getFileName().toString().replaceFirst(KEY_END + "$", ".pem"));
  }

  /** The same for all subscriptions, so that the host's serves those of a folder, too. */
  private Path authority(ResolvedDistro distro, Optional<Path> folder) {
    List<Path> files =
        Stream.concat(folder.stream(), onHost(AUTHORITIES).stream())
            .map(place -> place.resolve(AUTHORITY))
            .toList();
    return files.stream()
        .filter(Files::exists)
        .findFirst()
        .map(file -> readable(distro, file))
        .orElseThrow(() -> unfit(distro, "there is no " + either(files)).withHint(HOW));
  }

  private List<Path> onHost(List<String> usual) {
    return usual.stream().map(root::resolve).toList();
  }

  private static Path readable(ResolvedDistro distro, Path file) {
    if (!Files.isReadable(file)) {
      throw unfit(distro, file + " cannot be read").withHint(HOW);
    }
    return file;
  }

  private static Instant end(ResolvedDistro distro, Path certificate) throws IOException {
    try (InputStream content = Files.newInputStream(readable(distro, certificate))) {
      var read = CertificateFactory.getInstance("X.509").generateCertificate(content);
      return ((X509Certificate) read).getNotAfter().toInstant();
    } catch (CertificateException e) {
      throw unfit(distro, certificate + " is no certificate").withHint(HOW).causedBy(e);
    }
  }

  private static MatrixException missing(
      ResolvedDistro distro, List<Path> places, MissingEntitlement missing) {
    String cause = "there is no pair of NUMBER.pem and NUMBER-key.pem in " + either(places);
    return missing == MissingEntitlement.SKIP
        ? MatrixException.unavailable("no entitlement for %s: %s".formatted(distro.ref(), cause))
        : unfit(distro, cause).withHint(HOW);
  }

  private static MatrixException unfit(ResolvedDistro distro, String cause) {
    return MatrixException.infrastructure(
        "Cannot build %s: its repositories want a subscription's certificate: %s"
            .formatted(distro.ref(), cause));
  }

  private static String either(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(" or "));
  }
}
