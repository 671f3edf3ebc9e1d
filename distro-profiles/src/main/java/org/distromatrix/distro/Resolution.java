package org.distromatrix.distro;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One release of a profile for one architecture: fills in the variables, and lets what the release
 * states take the place of what the profile states.
 */
record Resolution(DistroProfile profile, Release release, String architecture) {

  /** Architectures that the release is published for, as product names. */
  static List<String> architectures(DistroProfile profile, Release release) {
    return release.architectures().isEmpty()
        ? List.copyOf(profile.architectures().keySet())
        : release.architectures();
  }

  ResolvedDistro on(LocalDate today) {
    return new ResolvedDistro(
        ref(),
        (profile.name() + " " + release.label()).strip(),
        profile.packageManager(),
        profile.family(),
        release.version(),
        release.codename(),
        architecture,
        nativeArchitecture(),
        repositories(release.life().on(today) == Support.DEVELOPMENT ? "development" : "releases"),
        profile.mirrorVariable(),
        profile.hostMirrorDistro(),
        basePackages(),
        kernelPackages(),
        boots(),
        profile.sshUnits(),
        release.life().on(today),
        release.life().end(),
        release.quirks(),
        rpm(),
        release.firstPackages().isEmpty() ? profile.firstPackages() : release.firstPackages(),
        profile.entitlement(),
        containerImage());
  }

  private Optional<String> containerImage() {
    String template = release.containerImage().orElse(profile.containerImage());
    return template.isEmpty() ? Optional.empty() : Optional.of(filled(template));
  }

  private Optional<Rpm> rpm() {
    return release
        .rpm()
        .or(profile::rpm)
        .map(
            rpm ->
                new Rpm(
                    rpm.database(),
                    rpm.backend(),
                    rpm.sysusers(),
                    rpm.modulePlatform().map(this::filled)));
  }

  private DistroRef ref() {
    return new DistroRef(profile.id(), release.version());
  }

  private String nativeArchitecture() {
    String name = profile.architectures().get(architecture);
    if (name == null) {
      throw new IllegalArgumentException(profile.id() + " has no name for " + architecture);
    }
    return name;
  }

  private List<String> basePackages() {
    var packages = new ArrayList<>(profile.basePackages());
    packages.addAll(release.addedBasePackages());
    return packages;
  }

  private List<String> kernelPackages() {
    Map<String, List<String>> byArchitecture =
        release.kernelPackages().isEmpty() ? profile.kernelPackages() : release.kernelPackages();
    return profile.boots().contains("qemu")
        ? byArchitecture.getOrDefault(architecture, List.of())
        : List.of();
  }

  /** A machine needs a kernel; where none is known for the architecture, it cannot be had. */
  private List<String> boots() {
    return profile.boots().stream()
        .filter(boot -> !boot.equals("qemu") || !kernelPackages().isEmpty())
        .toList();
  }

  private List<Repository> repositories(String stage) {
    var templates = new LinkedHashMap<String, RepositoryTemplate>();
    serving(profile.repositories()).forEach(one -> templates.put(one.id(), one));
    templates.keySet().removeAll(release.without());
    serving(release.repositories()).forEach(one -> templates.put(one.id(), one));
    return templates.values().stream().map(template -> expanded(template, stage)).toList();
  }

  /** One id may stand for two addresses, each of other architectures. */
  private Stream<RepositoryTemplate> serving(List<RepositoryTemplate> templates) {
    return templates.stream().filter(one -> one.serves(architecture));
  }

  private Repository expanded(RepositoryTemplate template, String stage) {
    return new Repository(
        filled(template.id()),
        template.kind(),
        filled(template.url()).replace("{stage}", stage),
        filled(template.mirrorPath()).replace("{stage}", stage),
        template.enabled(),
        filled(template.suite()),
        template.components(),
        first(template.keyring(), release.keyring(), profile.keyring()).stream()
            .map(this::filled)
            .toList(),
        first(template.fingerprints(), release.fingerprints(), profile.fingerprints()),
        template.signedMetadata(),
        template.archive());
  }

  private static List<String> first(List<String> own, List<String> release, List<String> profile) {
    if (!own.isEmpty()) {
      return own;
    }
    return release.isEmpty() ? profile : release;
  }

  private String filled(String template) {
    return template
        .replace("{version}", release.version())
        .replace("{major}", major())
        .replace("{codename}", release.codename())
        .replace("{arch}", nativeArchitecture());
  }

  private String major() {
    int dot = release.version().indexOf('.');
    return dot < 0 ? release.version() : release.version().substring(0, dot);
  }
}
