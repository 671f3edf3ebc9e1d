package org.distromatrix.suite;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.event.Masker;

/**
 * What tests on this host need beside guests.
 *
 * @param project the folder of matrix.yaml
 * @param catalog resolves names of releases in selections
 * @param masker hides secrets in what they print
 * @param tests who runs them; asked for by the first suite of that kind
 */
public record HostSide(
    Path project, ProfileCatalog catalog, Masker masker, Supplier<HostTests> tests) {}
