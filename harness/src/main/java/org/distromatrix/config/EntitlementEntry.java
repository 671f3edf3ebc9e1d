package org.distromatrix.config;

import java.nio.file.Path;
import java.util.Optional;
import org.distromatrix.document.Default;
import org.distromatrix.document.Doc;
import org.distromatrix.document.Located;
import org.distromatrix.document.NonEmpty;
import org.distromatrix.document.Shorthand;

/**
 * The entitlement as matrix.yaml writes it, in full or as its path alone:
 *
 * <pre>
 * entitlement: { path: ../entitlement, missing: skip }
 * </pre>
 */
@Doc("The subscription that packages of RHEL are fetched with.")
record EntitlementEntry(
    @Doc(
            "Folder with NUMBER.pem, NUMBER-key.pem and, if it is not the host's, redhat-uep.pem;"
                + " by default where subscription-manager puts them.")
        @NonEmpty
        @Shorthand
        Optional<Located<String>> path,
    @Doc("What becomes of cells that want an entitlement where there is none.") @Default("fail")
        MissingEntitlement missing) {
  EntitlementSettings settings(Path folder) {
    return new EntitlementSettings(
        path.map(named -> folder.resolve(named.value()).normalize()), missing);
  }
}
