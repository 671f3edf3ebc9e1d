package org.distromatrix.distro;

import java.util.List;
import org.distromatrix.document.Default;

/**
 * A repository as a profile states it, with variables: {@code {version}}, {@code {major}}, {@code
 * {codename}}, {@code {arch}} (the package manager's name of the architecture), and in addresses
 * {@code {stage}} ({@code development} before the day of the release, else {@code releases}).
 *
 * @param id name of it, unique in its profile
 * @param kind how the address is to be read
 * @param url address with variables
 * @param mirrorPath where it lies below a replaced mirror, with variables
 * @param enabled whether it is used unless the user says otherwise
 * @param suite apt suite with variables; "" for others
 * @param components apt components; empty for others
 * @param architectures product names it serves; empty: all
 * @param keyring keyring files in place of the profile's; empty: those
 * @param fingerprints keys in place of the profile's; empty: those
 * @param signedMetadata whether its index is signed, and refused if it is not
 * @param archive whose archive it is part of, as {@code epel}; "" for the distribution's own
 */
public record RepositoryTemplate(
    String id,
    Repository.Kind kind,
    String url,
    String mirrorPath,
    @Default("true") boolean enabled,
    @Default("") String suite,
    List<String> components,
    List<String> architectures,
    List<String> keyring,
    List<String> fingerprints,
    @Default("true") boolean signedMetadata,
    @Default("") String archive) {
  public RepositoryTemplate {
    components = List.copyOf(components);
    architectures = List.copyOf(architectures);
    keyring = List.copyOf(keyring);
    fingerprints = Fingerprints.checked(fingerprints);
  }

  /** Whether it has packages of the architecture. */
  boolean serves(String architecture) {
    return architectures.isEmpty() || architectures.contains(architecture);
  }
}
