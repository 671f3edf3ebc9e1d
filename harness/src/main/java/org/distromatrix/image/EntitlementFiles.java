package org.distromatrix.image;

import java.nio.file.Path;
import java.util.List;

/**
 * What a server of a subscription asks for. Read when something is fetched, never copied: {@code
 * subscription-manager} renews them.
 *
 * @param authority who signed the server's certificate
 * @param certificate of the subscription
 * @param key of the certificate
 */
record EntitlementFiles(Path authority, Path certificate, Path key) {
  /** Lines of dnf's {@code [main]}, which all repositories inherit. */
  List<String> settings() {
    return List.of(
        "sslverify=1",
        "sslcacert=" + authority,
        "sslclientcert=" + certificate,
        "sslclientkey=" + key);
  }

  List<Path> files() {
    return List.of(authority, certificate, key);
  }
}
