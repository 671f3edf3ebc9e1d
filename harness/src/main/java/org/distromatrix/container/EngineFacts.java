package org.distromatrix.container;

/**
 * What is known about an engine.
 *
 * @param version as it says: {@code 20.10.24}
 * @param place where it listens: {@code unix:///var/run/docker.sock}
 * @param architecture of its host, by the kernel's name: {@code x86_64}
 * @param system its host's: {@code Debian GNU/Linux 12 (bookworm)}
 */
public record EngineFacts(String version, String place, String architecture, String system) {
  /** {@code engine 20.10.24 at unix:///var/run/docker.sock}. */
  public String words() {
    return "engine " + version + " at " + place;
  }
}
