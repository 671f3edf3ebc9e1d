package org.distromatrix.distro;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One release of one distribution for one architecture, with everything resolved that a package
 * manager needs to make a tree of it.
 *
 * @param ref canonical ref, {@code debian:13}: the same for all names of one release
 * @param displayName "Debian 13 (trixie)"
 * @param packageManager which back end makes its trees
 * @param family key of the package-name table: {@code debian}, {@code fedora}, {@code el}, {@code
 *     suse}, {@code arch}
 * @param version "13"; the codename where there is no number (sid)
 * @param codename "trixie"; "" where the distribution has none
 * @param architecture product name, as {@code x86-64}
 * @param nativeArchitecture the package manager's name for it, as {@code amd64}
 * @param repositories where packages come from, before any {@code mirror:} is applied
 * @param mirrorVariable name of the environment variable that replaces the mirror: {@code
 *     MATRIX_MIRROR_DEBIAN}
 * @param hostMirrorDistro id of the host distribution whose own apt mirrors may be used (os-release
 *     ID), "" for none
 * @param basePackages the package set of a base image that boots in nspawn and has an SSH server
 * @param kernelPackages what a virtual machine needs on top
 * @param boots boot kinds it can do, as words ({@code nspawn}, {@code qemu}, {@code container})
 * @param sshUnits units of the distribution that listen for SSH and are masked in our images
 * @param support where the release stands in its life
 * @param endOfLife last day of support, if known
 * @param quirks facts of single releases that a back end must know, by name
 * @param rpm facts of its rpm; empty for those without
 * @param firstPackages what is installed before all else, as it lays out the file system
 * @param entitlement what a user must own before its repositories answer, unless a mirror does
 * @param containerImage the distribution's own container image, as {@code
 *     docker.io/library/debian:trixie}; empty where there is none that anybody may have
 */
public record ResolvedDistro(
    DistroRef ref,
    String displayName,
    PackageManagerKind packageManager,
    String family,
    String version,
    String codename,
    String architecture,
    String nativeArchitecture,
    List<Repository> repositories,
    String mirrorVariable,
    String hostMirrorDistro,
    List<String> basePackages,
    List<String> kernelPackages,
    List<String> boots,
    List<String> sshUnits,
    Support support,
    Optional<LocalDate> endOfLife,
    Map<String, String> quirks,
    Optional<Rpm> rpm,
    List<String> firstPackages,
    Entitlement entitlement,
    Optional<String> containerImage) {
  public ResolvedDistro {
    repositories = List.copyOf(repositories);
    basePackages = List.copyOf(basePackages);
    kernelPackages = List.copyOf(kernelPackages);
    boots = List.copyOf(boots);
    sshUnits = List.copyOf(sshUnits);
    quirks = Map.copyOf(quirks);
    firstPackages = List.copyOf(firstPackages);
  }

  /** A distribution without rpm, whose repositories are public. */
  public ResolvedDistro(
      DistroRef ref,
      String displayName,
      PackageManagerKind packageManager,
      String family,
      String version,
      String codename,
      String architecture,
      String nativeArchitecture,
      List<Repository> repositories,
      String mirrorVariable,
      String hostMirrorDistro,
      List<String> basePackages,
      List<String> kernelPackages,
      List<String> boots,
      List<String> sshUnits,
      Support support,
      Optional<LocalDate> endOfLife,
      Map<String, String> quirks) {
    this(
        ref,
        displayName,
        packageManager,
        family,
        version,
        codename,
        architecture,
        nativeArchitecture,
        repositories,
        mirrorVariable,
        hostMirrorDistro,
        basePackages,
        kernelPackages,
        boots,
        sshUnits,
        support,
        endOfLife,
        quirks,
        Optional.empty(),
        List.of(),
        Entitlement.NONE,
        Optional.empty());
  }

  /**
   * The environment variable that names a file with the only keys that may sign its packages:
   * {@code MATRIX_KEYS_RHEL_UBI}.
   */
  public String keysVariable() {
    return "MATRIX_KEYS_" + variablePart(ref.distro());
  }

  /** The environment variable that replaces the mirror of an archive or a distribution. */
  public static String mirrorVariableOf(String archive) {
    return "MATRIX_MIRROR_" + variablePart(archive);
  }

  private static String variablePart(String id) {
    return id.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /**
   * What scripts get as {@code RELEASE}, which is what mkosi takes as {@code Release=}: the
   * codename where releases have one (Debian, Ubuntu), else the version; {@code rolling} where
   * there is none.
   */
  public String mkosiRelease() {
    if (!codename.isEmpty()) {
      return codename;
    }
    return ref.release().isEmpty() ? "rolling" : ref.release();
  }
}
