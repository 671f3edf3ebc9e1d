package org.distromatrix.config;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.document.Doc;
import org.distromatrix.document.Located;
import org.distromatrix.document.NonEmpty;
import org.distromatrix.document.Rest;

/** One element of {@code allow-failure:}, as it is written. */
@Doc("Cells whose failure does not count: pattern of distro, boot and axes, and why.")
record AllowanceEntry(
    @Rest Map<Located<String>, Located<String>> parts,
    @Doc("Why the failure is accepted.") @NonEmpty String reason,
    @Doc("Last day it is accepted; afterwards the failure counts again.")
        Optional<LocalDate> until) {}
