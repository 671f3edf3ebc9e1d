package org.distromatrix.distro;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must be known to bootstrap and boot one distribution. Profiles are data: one YAML file per
 * distribution; see {@code profiles/debian.yaml}.
 *
 * @param id first part of refs: {@code debian}
 * @param name as shown: {@code Debian}
 * @param family key of the package-name table
 * @param packageManager which back end makes its trees
 * @param hostMirrorDistro os-release ID of hosts whose own apt mirrors may be used; "" for none
 * @param architectures product name to the package manager's name
 * @param boots boot kinds it can do, as words
 * @param keyring keyring file names that verify its repositories
 * @param fingerprints pinned fingerprints of the keys that may sign
 * @param basePackages the package set of a base image
 * @param kernelPackages what a virtual machine needs on top, by architecture; where there is
 *     nothing, no virtual machine can be booted
 * @param sshUnits units that listen for SSH
 * @param repositories where packages come from
 * @param releases oldest first
 * @param rpm facts of its rpm; empty for those without
 * @param firstPackages what is installed before all else, as it lays out the file system
 * @param entitlement what a user must own before its repositories answer
 * @param containerImage the distribution's own container image, with the variables of repositories;
 *     "" where there is none that anybody may have
 */
public record DistroProfile(
    String id,
    String name,
    String family,
    PackageManagerKind packageManager,
    String hostMirrorDistro,
    Map<String, String> architectures,
    List<String> boots,
    List<String> keyring,
    List<String> fingerprints,
    List<String> basePackages,
    Map<String, List<String>> kernelPackages,
    List<String> sshUnits,
    List<RepositoryTemplate> repositories,
    List<Release> releases,
    Optional<Rpm> rpm,
    List<String> firstPackages,
    Entitlement entitlement,
    String containerImage) {
  public DistroProfile {
    architectures = Collections.unmodifiableMap(new LinkedHashMap<>(architectures));
    boots = List.copyOf(boots);
    keyring = List.copyOf(keyring);
    fingerprints = List.copyOf(fingerprints);
    basePackages = List.copyOf(basePackages);
    kernelPackages = Map.copyOf(kernelPackages);
    sshUnits = List.copyOf(sshUnits);
    repositories = List.copyOf(repositories);
    releases = List.copyOf(releases);
    firstPackages = List.copyOf(firstPackages);
  }

  /** The environment variable that replaces its mirror: {@code MATRIX_MIRROR_RHEL_UBI}. */
  public String mirrorVariable() {
    return ResolvedDistro.mirrorVariableOf(id);
  }

  /** The release that a version, codename or alias names. */
  public Optional<Release> release(String named) {
    return releases.stream().flatMap(release -> release.meantBy(named).stream()).findFirst();
  }

  /** The release meant when none is named: the newest that is supported on that day. */
  public Release newest(LocalDate today) {
    Release newest = releases.get(releases.size() - 1);
    for (Release release : releases) {
      if (release.life().on(today) == Support.SUPPORTED) {
        newest = release;
      }
    }
    return newest;
  }
}
