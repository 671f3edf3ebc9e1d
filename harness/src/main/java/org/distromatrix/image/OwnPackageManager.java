package org.distromatrix.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.report.model.InstalledPackage;

/**
 * A distribution's own package manager, as it is run in a container of the distribution's own
 * image: command lines and files are pure functions of their values.
 */
public abstract sealed class OwnPackageManager permits OwnApt, OwnDnf, OwnZypper, OwnPacman {
  /** Folder for what is downloaded, kept between containers. Guests have another /run. */
  public static final String KEPT = "/run/matrix/packages";

  /** Folder of {@link #files}. */
  public static final String SETTINGS = "/run/matrix/settings";

  /**
   * That of a distribution.
   *
   * @param sources where it fetches packages; empty: where the image says
   */
  public static OwnPackageManager of(ResolvedDistro distro, Optional<PackageSources> sources) {
    return switch (distro.packageManager()) {
      case APT -> new OwnApt(distro, sources);
      case DNF -> new OwnDnf(distro, sources);
      case ZYPPER -> new OwnZypper(distro, sources);
      case PACMAN -> new OwnPacman(distro, sources);
    };
  }

  /** Texts of the files it is given, by name in {@link #SETTINGS}. */
  public abstract Map<String, String> files();

  /**
   * The command line that installs packages.
   *
   * @param state names the state of the mirror: calls with the same one see the same
   * @param fresh whether that state is the mirror's of now
   */
  public abstract List<String> install(List<String> packages, String state, boolean fresh);

  /**
   * The command line that takes away what no image may have: an identity and keys that all guests
   * would share, our settings, a policy that forbids services.
   */
  public List<String> scrub() {
    String unwanted =
        Stream.concat(Stream.of(SETTINGS), BaseTree.unwantedOfImages())
            .collect(Collectors.joining(" "));
    return List.of("sh", "-c", "rm -rf " + unwanted + " && : >/etc/machine-id");
  }

  /** The command line that tells what is installed. */
  public abstract List<String> installed();

  /** What {@link #installed} printed. */
  public abstract List<InstalledPackage> read(String printed);

  /** Hears what {@link #install} prints. */
  public PackageListener listen(Consumer<String> progress) {
    return new PackageListener(this, progress);
  }

  abstract ToolOutput.Language language();

  abstract KnownFailures failures();

  /** Names of packages that do not exist, from what was printed. */
  abstract Set<String> unknown(List<String> lines);

  /** True if something went wrong that the status does not tell. */
  boolean failed(List<String> lines) {
    return false;
  }

  /** True if a package is no longer where the package lists say: they are older than the mirror. */
  abstract boolean stale(List<String> lines);

  /** A shell script with its arguments. */
  static List<String> script(String text, List<String> first, List<String> packages) {
    var argv = new java.util.ArrayList<>(List.of("sh", "-c", text, "sh"));
    argv.addAll(first);
    argv.addAll(packages);
    return List.copyOf(argv);
  }
}
