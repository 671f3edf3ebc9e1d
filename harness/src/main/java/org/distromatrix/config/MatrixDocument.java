package org.distromatrix.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.document.Default;
import org.distromatrix.document.Doc;
import org.distromatrix.document.Key;
import org.distromatrix.document.Located;
import org.distromatrix.document.Matches;
import org.distromatrix.document.NonEmpty;
import org.distromatrix.document.Required;
import org.distromatrix.document.Shorthand;

/**
 * matrix.yaml as it is written, before the checks that need more than one value:
 *
 * <pre>
 * project: tally
 * distros: [debian:12, debian:13]
 * axes: { CC: [gcc, clang] }
 * exclude: [ { distro: "debian:12", CC: clang } ]
 * packages: { build: [gcc, make, zlib-devel], run: [zlib] }
 * build: { script: build.sh, timeout: 10m }
 * suites:
 *   - { name: smoke, run: tests/smoke.sh, timeout: 2m }
 *   - { name: unit, run: "make check", format: tap }
 * </pre>
 *
 * <p>Its annotations are what the JSON schema is made of. What is required is Optional or a list
 * here, so that one missing key does not hide the problems of the others.
 */
@Doc("One project, tested on every Linux distribution its users run.")
record MatrixDocument(
    @Doc("Name of the project, as reports show it.") @Required @NonEmpty Optional<String> project,
    @Doc("Distributions to test on, as in debian:13, debian:trixie, ubuntu:24.04 or arch.")
        @Required
        @NonEmpty
        List<Located<DistroRef>> distros,
    @Doc("How cells are booted; a second axis.") @Default("nspawn") @NonEmpty
        List<Located<BootKind>> boot,
    @Doc("Further axes; their values reach build and tests as environment variables.")
        @Matches(value = Names.VARIABLE, expected = Names.VARIABLE_EXPECTED)
        Map<Located<String>, Axis> axes,
    @Doc("Cells to add to the matrix.") List<Located<MatchEntry>> include,
    @Doc("Cells to leave out, by distro, boot and axes.") List<Located<MatchEntry>> exclude,
    @Doc("Cells whose failure does not count, with the reason and the last day it holds.")
        List<AllowanceEntry> allowFailure,
    @Doc("Variables for build and tests.")
        @Matches(value = Names.VARIABLE, expected = Names.VARIABLE_EXPECTED)
        Map<Located<String>, String> environment,
    @Doc("Names of variables of the host that build and tests get; no other passes.")
        @Matches(value = Names.VARIABLE, expected = Names.VARIABLE_EXPECTED)
        List<Located<String>> passEnvironment,
    @Doc("Names of variables whose values are masked wherever they would be shown.")
        @Matches(value = Names.VARIABLE, expected = Names.VARIABLE_EXPECTED)
        List<String> secrets,
    @Doc("Packages from the distribution.") Packages packages,
    @Doc("How the project is built; by default mkosi.build, where there is one.") BuildEntry build,
    @Doc("Folder copied into the image that is booted; by default mkosi.extra.") @NonEmpty
        Optional<Located<String>> files,
    @Doc("What is tested, in this order; may be left out where all tests are JUnit's.")
        List<SuiteEntry> suites,
    @Doc("What is looked at beside the tests.") Checks checks,
    @Doc("Which files of the project reach build and tests.") SourceSettings source,
    @Doc(
            "Base URL of a mirror: one for all distributions, or an object of distribution and URL."
                + " Signatures are checked all the same.")
        @Shorthand(MatrixDocument.ALL_DISTROS)
        Map<Located<String>, Located<String>> mirror,
    @Doc("By distribution, the keys that sign its mirror where they are not its own.")
        Map<Located<String>, KeysEntry> keys,
    @Doc("Where the entitlement is that RHEL wants, and what becomes of cells without it.")
        EntitlementEntry entitlement,
    @Doc("Distros, as in debian:testing, whose repository metadata may be past its valid-until.")
        List<String> acceptExpiredMetadata,
    @Doc("The virtual machines of cells with boot: qemu.") MachineEntry machine,
    @Doc("The containers of cells with boot: container.") ContainerEntry container,
    @Doc("Time limits by phase.") Timeouts timeouts,
    @Doc("Output kept of one test, as in 64MiB; what is beyond is cut from the middle.")
        @Default("64MiB")
        ByteSize outputLimit,
    @Doc("What `matrix run` selects where the command line selects nothing.") @Key("default")
        List<String> defaultSelection) {
  /** The key in {@link #mirror} of a mirror written without its distribution. */
  static final String ALL_DISTROS = "*";

  /** Ids of the distributions that have cells, in the order of the file. */
  List<String> distroIds() {
    var added =
        include.stream()
            .flatMap(entry -> entry.value().parts().entrySet().stream())
            .filter(part -> part.getKey().value().equals(CellMatch.DISTRO))
            .map(part -> part.getValue().value().replaceFirst(":.*", ""));
    return Stream.concat(distros.stream().map(ref -> ref.value().distro()), added)
        .distinct()
        .toList();
  }
}
