package org.distromatrix.distro;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.document.Default;

/**
 * A profile file as written. What it does not say, its parent does:
 *
 * <pre>
 * parent: centos
 * name: Rocky Linux
 * keyring: ["rocky/RPM-GPG-KEY-Rocky-{major}"]
 * repositories: ...
 * releases: ...
 * </pre>
 *
 * @param parent id of the profile that this one derives from; "" for none
 */
record ProfileDocument(
    @Default("") String parent,
    Optional<String> name,
    Optional<String> family,
    Optional<PackageManagerKind> packageManager,
    Optional<String> hostMirror,
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
    Optional<Entitlement> entitlement) {

  /** The profile of a distribution that stands on its own. */
  DistroProfile whole(String id) {
    return new DistroProfile(
        id,
        stated(id, "name", name),
        stated(id, "family", family),
        stated(id, "package-manager", packageManager),
        hostMirror.orElse(""),
        architectures,
        boots,
        keyring,
        fingerprints,
        basePackages,
        kernelPackages,
        sshUnits,
        repositories,
        releases,
        rpm,
        firstPackages,
        entitlement.orElse(Entitlement.NONE));
  }

  /** The profile of a distribution that differs from its parent in what is written here. */
  DistroProfile over(String id, DistroProfile parent) {
    return new DistroProfile(
        id,
        name.orElse(parent.name()),
        family.orElse(parent.family()),
        packageManager.orElse(parent.packageManager()),
        hostMirror.orElse(parent.hostMirrorDistro()),
        or(architectures, parent.architectures()),
        or(boots, parent.boots()),
        or(keyring, parent.keyring()),
        or(fingerprints, parent.fingerprints()),
        or(basePackages, parent.basePackages()),
        or(kernelPackages, parent.kernelPackages()),
        or(sshUnits, parent.sshUnits()),
        or(repositories, parent.repositories()),
        or(releases, parent.releases()),
        rpm.or(parent::rpm),
        or(firstPackages, parent.firstPackages()),
        entitlement.orElse(parent.entitlement()));
  }

  private static <T> T stated(String id, String key, Optional<T> value) {
    return value.orElseThrow(
        () ->
            new IllegalStateException(
                "Cannot read profile '" + id + "': it has no key '" + key + "'"));
  }

  private static <T> List<T> or(List<T> own, List<T> inherited) {
    return own.isEmpty() ? inherited : own;
  }

  private static <V> Map<String, V> or(Map<String, V> own, Map<String, V> inherited) {
    return own.isEmpty() ? inherited : own;
  }
}
