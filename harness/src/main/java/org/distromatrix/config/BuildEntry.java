package org.distromatrix.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.document.Doc;
import org.distromatrix.document.Located;
import org.distromatrix.document.Matches;
import org.distromatrix.document.NonEmpty;

/** {@code build:}, as it is written. */
@Doc("How the project is built, inside each distribution.")
record BuildEntry(
    @Doc(
            "Executable script, or several run one after the other, with mkosi's variables: SRCDIR,"
                + " BUILDDIR, DESTDIR and so on.")
        @NonEmpty
        List<Located<String>> script,
    @Doc("Whether the script may use the network.") boolean network,
    @Doc("Limit of the script; by default that of timeouts.") Optional<Duration> timeout,
    @Doc("Variables for the build alone.")
        @Matches(value = Names.VARIABLE, expected = Names.VARIABLE_EXPECTED)
        Map<Located<String>, String> environment) {}
