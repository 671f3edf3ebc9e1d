package org.distromatrix.junit;

import org.distromatrix.distro.ResolvedDistro;

/**
 * The distribution that a test runs on.
 *
 * @param id {@code debian}, {@code fedora}, {@code rhel-ubi}
 * @param release {@code 13}, {@code 44}, {@code tumbleweed}
 * @param name for people: {@code Debian 13 (trixie)}
 * @param family what its packages are like: {@code debian}, {@code fedora}, {@code el}, {@code
 *     suse}, {@code arch}
 * @param architecture {@code x86-64} or {@code arm64}
 */
public record Distro(String id, String release, String name, String family, String architecture) {
  static Distro of(ResolvedDistro distro) {
    return new Distro(
        distro.ref().distro(),
        distro.version(),
        distro.displayName(),
        distro.family(),
        distro.architecture());
  }

  /** As users name it: {@code debian:13}. */
  @Override
  public String toString() {
    return id + ":" + release;
  }
}
