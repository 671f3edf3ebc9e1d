package org.distromatrix.distro;

/**
 * How users name a distribution: {@code debian:13}, {@code debian:trixie}, {@code arch}.
 *
 * @param distro id of the distribution profile
 * @param release version, codename or alias as the user wrote it; "" where the distribution rolls
 */
public record DistroRef(String distro, String release) {
  @Override
  public String toString() {
    return release.isEmpty() ? distro : distro + ":" + release;
  }
}
