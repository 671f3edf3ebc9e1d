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
 * @param fingerprints pinned fingerprints of the keys that may sign it, upper case hexadecimal;
 *     empty: any key of the keyring
 * @param signedMetadata whether the distribution signs the index too; it is then refused unsigned
 * @param archive whose archive it is part of, as {@code epel}, if not the distribution's own: such
 *     a one is replaced by a mirror of its own
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
    List<String> fingerprints,
    boolean signedMetadata,
    String archive) {
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

  /** A repository of the distribution's own archive, whose index is signed. */
  public Repository(
      String id,
      Kind kind,
      String url,
      String mirrorPath,
      boolean enabled,
      String suite,
      List<String> components,
      List<String> keyring,
      List<String> fingerprints) {
    this(id, kind, url, mirrorPath, enabled, suite, components, keyring, fingerprints, true, "");
  }

  /** The same repository on one certain mirror: what lists mirrors is no longer asked. */
  public Repository at(String baseUrl) {
    return new Repository(
        id,
        kind == Kind.DEB ? kind : Kind.BASEURL,
        baseUrl,
        mirrorPath,
        enabled,
        suite,
        components,
        keyring,
        fingerprints,
        signedMetadata,
        archive);
  }

  /**
   * The same repository, signed by others.
   *
   * @param file path of their keys
   * @param pins fingerprints of those that are trusted; empty: all in the file
   */
  public Repository signedBy(String file, List<String> pins) {
    return new Repository(
        id,
        kind,
        url,
        mirrorPath,
        enabled,
        suite,
        components,
        List.of(file),
        pins,
        signedMetadata,
        archive);
  }
}
