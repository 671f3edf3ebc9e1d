package org.distromatrix.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.distromatrix.document.Doc;
import org.distromatrix.document.Located;
import org.distromatrix.document.Matches;
import org.distromatrix.document.NonEmpty;
import org.distromatrix.document.Required;

/**
 * Keys as matrix.yaml writes them:
 *
 * <pre>
 * keys:
 *   fedora: { file: keys/company.asc, fingerprints: [36F612DCF27F7D1A48A835E4DBFCF71C6D9F90A6] }
 * </pre>
 */
@Doc("Keys that sign a mirror, trusted in place of the distribution's own.")
record KeysEntry(
    @Doc("File with public keys, armored or not.") @Required @NonEmpty
        Optional<Located<String>> file,
    @Doc("Fingerprints of the keys in it that are trusted; no other is.")
        @Required
        @NonEmpty
        @Matches(value = "^[0-9A-Fa-f]{40}([0-9A-Fa-f]{24})?$", expected = KeysEntry.FINGERPRINT)
        List<String> fingerprints) {
  static final String FINGERPRINT = "a fingerprint of 40 hexadecimal digits";

  TrustedKeys settings(Path folder) {
    return new TrustedKeys(
        folder.resolve(file.orElseThrow().value()).normalize(),
        fingerprints.stream().map(print -> print.toUpperCase(Locale.ROOT)).toList());
  }
}
