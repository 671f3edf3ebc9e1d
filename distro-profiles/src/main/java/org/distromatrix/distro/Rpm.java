package org.distromatrix.distro;

import java.util.Optional;
import org.distromatrix.document.Required;

/**
 * What must be known of a release's own rpm, because another host's rpm fills its trees:
 *
 * <pre>
 * rpm: { database: /usr/lib/sysimage/rpm, backend: sqlite, sysusers: true }
 * </pre>
 *
 * @param database where its package database lies, absolute within the tree
 * @param backend format of the database
 * @param sysusers whether its packages leave it to rpm (4.19 and later) to make their users; an
 *     older rpm on the host makes none
 * @param modulePlatform what its modules are built for, {@code platform:el9}; empty where it has no
 *     such name
 */
public record Rpm(
    @Required String database,
    @Required Backend backend,
    boolean sysusers,
    Optional<String> modulePlatform) {

  /** Formats of rpm's database. */
  public enum Backend {
    SQLITE,
    NDB
  }

  public Rpm {
    if (!database.startsWith("/")) {
      throw new IllegalArgumentException(
          "'database': expected an absolute path, not '" + database + "'");
    }
  }
}
