package org.distromatrix.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the entitlement of a subscription is, and whether cells may be without one.
 *
 * @param folder its files, absolute; empty: where this host has them
 * @param missing what becomes of a cell where there is none
 */
public record EntitlementSettings(Optional<Path> folder, MissingEntitlement missing) {
  /** This host's, and no cell without it. */
  public static final EntitlementSettings DEFAULT =
      new EntitlementSettings(Optional.empty(), MissingEntitlement.FAIL);
}
