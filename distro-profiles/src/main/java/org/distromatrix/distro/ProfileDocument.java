package org.distromatrix.distro;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.distromatrix.document.Located;

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
 * @param parent id of the profile that this one derives from
 */
record ProfileDocument(
    Optional<Located<String>> parent,
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
    Optional<Entitlement> entitlement,
    Optional<String> containerImage) {

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
        entitlement.orElse(Entitlement.NONE),
        containerImage.orElse(""));
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
        entitlement.orElse(parent.entitlement()),
        containerImage.orElse(parent.containerImage()));
  }

  /**
   * The same distribution, changed in what is written here. Repositories and releases are changed
   * one by one: those with a known id or version take that one's place, others are added.
   */
  DistroProfile changing(DistroProfile profile) {
    var same = over(profile.id(), profile);
    return new DistroProfile(
        same.id(),
        same.name(),
        same.family(),
        same.packageManager(),
        same.hostMirrorDistro(),
        same.architectures(),
        same.boots(),
        same.keyring(),
        same.fingerprints(),
        same.basePackages(),
        same.kernelPackages(),
        same.sshUnits(),
        merged(profile.repositories(), repositories, RepositoryTemplate::id),
        merged(profile.releases(), releases, Release::version),
        same.rpm(),
        same.firstPackages(),
        same.entitlement(),
        same.containerImage());
  }

  private static <T> List<T> merged(List<T> there, List<T> own, Function<T, String> name) {
    List<String> changed = own.stream().map(name).toList();
    var all = new ArrayList<T>();
    for (T one : there) {
      if (!changed.contains(name.apply(one))) {
        all.add(one);
      } else if (all.stream().noneMatch(other -> name.apply(other).equals(name.apply(one)))) {
        own.stream().filter(mine -> name.apply(mine).equals(name.apply(one))).forEach(all::add);
      }
    }
    own.stream().filter(mine -> !all.contains(mine)).forEach(all::add);
    return all;
  }

  /** Keys that a profile without a parent has to have and that are not written here. */
  List<String> missing() {
    var missing = new ArrayList<String>();
    require(missing, "name", name.isPresent());
    require(missing, "family", family.isPresent());
    require(missing, "package-manager", packageManager.isPresent());
    require(missing, "architectures", !architectures.isEmpty());
    require(missing, "boots", !boots.isEmpty());
    require(missing, "base-packages", !basePackages.isEmpty());
    require(missing, "repositories", !repositories.isEmpty());
    require(missing, "releases", !releases.isEmpty());
    return missing;
  }

  private static void require(List<String> missing, String key, boolean there) {
    if (!there) {
      missing.add(key);
    }
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
