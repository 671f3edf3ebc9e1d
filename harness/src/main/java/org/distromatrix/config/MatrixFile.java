package org.distromatrix.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.distromatrix.distro.DistroRef;

/**
 * A checked matrix.yaml with all defaults filled in.
 *
 * @param folder the project's folder: absolute, what paths in the file start from
 * @param file the file itself, absolute
 * @param project name of the project
 * @param distros distributions as the user wrote them, at least one; each is known to the catalog
 * @param boot boot kinds, at least one
 * @param axes further axes by name, in the order of the file
 * @param include cells to add; every match names a distro
 * @param exclude cells to leave out
 * @param allowFailure cells whose failure does not count, expired entries among them
 * @param environment variables for build and tests
 * @param passEnvironment names of the host's variables to pass on
 * @param secrets names of variables whose values are masked wherever they would be shown
 * @param packages what to install for the build and for the run
 * @param build the project's build; without scripts there is none
 * @param files folder copied into the cell image, relative to {@code folder}
 * @param suites with unique names; none where all tests are JUnit's
 * @param checks what is looked at beside the tests
 * @param source which files of the project are taken along
 * @param mirrors base URL by id of the distribution it replaces the mirror of
 * @param keys by id of the distribution, who may sign in place of the keys its profile pins
 * @param entitlement of the subscription that RHEL wants
 * @param acceptExpiredMetadata globs of distros ({@code debian:testing}) whose repository metadata
 *     may be past its valid-until date
 * @param booted what cells are booted on
 * @param timeouts limits by phase
 * @param outputLimit bytes of output kept of one test
 * @param defaultSelection what is selected where the command line selects nothing; empty: all
 */
public record MatrixFile(
    Path folder,
    Path file,
    String project,
    List<DistroRef> distros,
    List<BootKind> boot,
    Map<String, Axis> axes,
    List<CellMatch> include,
    List<CellMatch> exclude,
    List<Allowance> allowFailure,
    Map<String, String> environment,
    List<String> passEnvironment,
    List<String> secrets,
    Packages packages,
    BuildSettings build,
    Optional<String> files,
    List<SuiteSettings> suites,
    Checks checks,
    SourceSettings source,
    Map<String, String> mirrors,
    Map<String, TrustedKeys> keys,
    EntitlementSettings entitlement,
    List<String> acceptExpiredMetadata,
    BootSettings booted,
    Timeouts timeouts,
    long outputLimit,
    List<String> defaultSelection) {
  /** The name that the file has in every project. */
  public static final String NAME = "matrix.yaml";

  public MatrixFile {
    distros = List.copyOf(distros);
    boot = List.copyOf(boot);
    axes = Ordered.copyOf(axes);
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    allowFailure = List.copyOf(allowFailure);
    environment = Ordered.copyOf(environment);
    passEnvironment = List.copyOf(passEnvironment);
    secrets = List.copyOf(secrets);
    suites = List.copyOf(suites);
    mirrors = Ordered.copyOf(mirrors);
    keys = Ordered.copyOf(keys);
    acceptExpiredMetadata = List.copyOf(acceptExpiredMetadata);
    defaultSelection = List.copyOf(defaultSelection);
  }

  /** The same matrix, its cells booted in this way alone. */
  public MatrixFile booting(List<BootKind> kinds) {
    return with(kinds, packages);
  }

  /**
   * The same matrix, whose cells have more packages to run with.
   *
   * @param more well-known or native names
   */
  public MatrixFile needing(List<String> more) {
    List<String> run = Stream.concat(packages.run().stream(), more.stream()).distinct().toList();
    return with(boot, new Packages(packages.build(), run, packages.on()));
  }

  private MatrixFile with(List<BootKind> newBoot, Packages newPackages) {
    return new MatrixFile(
        folder,
        file,
        project,
        distros,
        newBoot,
        axes,
        include,
        exclude,
        allowFailure,
        environment,
        passEnvironment,
        secrets,
        newPackages,
        build,
        files,
        suites,
        checks,
        source,
        mirrors,
        keys,
        entitlement,
        acceptExpiredMetadata,
        booted,
        timeouts,
        outputLimit,
        defaultSelection);
  }
}
