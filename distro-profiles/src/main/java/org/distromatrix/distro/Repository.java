package org.distromatrix.distro;

import java.util.List;

/**
 * One repository with its variables expanded.
 *
 * @param id name of it: {@code debian}, {@code debian-updates}, {@code debian-security}
 * @param kind how the address is to be read
 * @param url base URL, metalink or mirror list
 * @param mirrorPath where the repository lies below a replaced mirror: {@code debian} or {@code
 *     debian-security}
 * @param enabled whether it is used unless the user says otherwise
 * @param suite apt suite; "" for others
 * @param components apt components; empty for others
 * @param keyring keyring file names, looked for in the host's known places
 * @param fingerprints pinned fingerprints of the keys that may sign it, upper case hexadecimal
 */
public record Repository(
    String id,
    Kind kind,
    String url,
    String mirrorPath,
    boolean enabled,
    String suite,
    List<String> components,
    List<String> keyring,
    List<String> fingerprints) {
  /** How a repository's address is to be read. */
  public enum Kind {
    BASEURL,
    METALINK,
    MIRRORLIST,
    DEB
  }

  public Repository {
    components = List.copyOf(components);
    keyring = List.copyOf(keyring);
    fingerprints = List.copyOf(fingerprints);
  }
}
