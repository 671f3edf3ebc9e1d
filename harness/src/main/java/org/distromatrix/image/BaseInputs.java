package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;

/** What makes a base image what it is whoever makes it, as named inputs of its key. */
final class BaseInputs {
  /** Name of the input that tells which keys are trusted. */
  private static final String KEYRINGS = "keyrings";

  private BaseInputs() {}

  /**
   * The inputs; those of the tools that make the image are yet to be added.
   *
   * @param choice repositories, mirrors applied
   * @param keyrings files with the keys that may sign
   */
  static SortedMap<String, String> of(
      ResolvedDistro distro, Mirrors.Choice choice, List<Path> keyrings, FileDigests digests)
      throws IOException {
    var inputs = new TreeMap<String, String>();
    inputs.put("distro", distro.ref().toString());
    inputs.put("release", distro.version() + " " + distro.codename());
    inputs.put("architecture", distro.nativeArchitecture());
    inputs.put("packages", sorted(distro.basePackages()));
    inputs.put("quirks", new TreeMap<>(distro.quirks()).toString());
    inputs.put("repositories", describe(choice.repositories()));
    inputs.put("public repositories", describe(distro.repositories()));
    inputs.put(KEYRINGS, hash(keyrings, digests));
    return inputs;
  }

  /** Packages are shared by those who trust the same keys: names alone do not tell them apart. */
  static String domain(BasePlan plan) {
    String keys = plan.key().inputs().getOrDefault(KEYRINGS, "");
    return "%s-%s-%s"
        .formatted(
            plan.distro().ref().distro(),
            plan.distro().nativeArchitecture(),
            ImageKey.sha256(keys.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .substring(0, 8));
  }

  private static String sorted(List<String> packages) {
    return packages.stream().sorted().distinct().collect(Collectors.joining(" "));
  }

  private static String describe(List<Repository> repositories) {
    return repositories.stream()
        .map(
            one ->
                String.join(
                    " ",
                    one.url(),
                    one.suite(),
                    String.join(" ", one.components()),
                    one.fingerprints().toString()))
        .collect(Collectors.joining("; "));
  }

  private static String hash(List<Path> files, FileDigests digests) throws IOException {
    var hashes = new LinkedHashSet<String>();
    for (Path file : new LinkedHashSet<>(files)) {
      hashes.add(digests.of(file));
    }
    return String.join(" ", hashes);
  }
}
