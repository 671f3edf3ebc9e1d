package org.distromatrix.distro;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.distromatrix.document.Default;
import org.distromatrix.document.Required;

/**
 * One release of a distribution, as its profile states it.
 *
 * @param version canonical name, as in ids: {@code 13}, {@code 24.04}, {@code sid}; "" for the one
 *     release of a distribution that rolls
 * @param codename {@code trixie}; "" where there is none
 * @param aliases further names that mean this release today: {@code stable}, {@code testing}
 * @param life when it is supported
 * @param without ids of the profile's repositories that this release does not have
 * @param repositories what this release has beside the profile's, or in place of those with the
 *     same id
 * @param keyring keyring files in place of the profile's; empty: those of the profile
 * @param fingerprints keys in place of the profile's; empty: those of the profile
 * @param architectures product names it is published for, in place of the profile's; empty: those
 *     of the profile
 * @param addedBasePackages packages of the base image beside the profile's
 * @param kernelPackages what a virtual machine needs by architecture, in place of the profile's;
 *     empty: those of the profile
 * @param quirks facts that a back end must know, by name
 * @param rpm facts of its rpm in place of the profile's
 * @param firstPackages what is installed before all else, in place of the profile's; empty: that
 * @param minors whether {@code VERSION.N} names this release as it was at a minor version
 * @param containerImage its container image in place of the profile's
 */
public record Release(
    @Required String version,
    @Default("") String codename,
    List<String> aliases,
    Life life,
    List<String> without,
    List<RepositoryTemplate> repositories,
    List<String> keyring,
    List<String> fingerprints,
    List<String> architectures,
    List<String> addedBasePackages,
    Map<String, List<String>> kernelPackages,
    Map<String, String> quirks,
    Optional<Rpm> rpm,
    List<String> firstPackages,
    boolean minors,
    Optional<String> containerImage) {

  /**
   * When a release is supported. All dates are of the first or last day they hold.
   *
   * @param released first day; empty: not released yet, or never (development branches)
   * @param supported last day of full support; empty: not known
   * @param longTerm last day of security fixes by a smaller team, where there are such
   * @param rolling whether it is always current: supported although it has no dates
   */
  public record Life(
      Optional<LocalDate> released,
      Optional<LocalDate> supported,
      Optional<LocalDate> longTerm,
      boolean rolling) {

    /** Where the release stands on a day. */
    public Support on(LocalDate day) {
      if (rolling) {
        return Support.SUPPORTED;
      }
      if (released.isEmpty() || day.isBefore(released.get())) {
        return Support.DEVELOPMENT;
      }
      if (supported.isEmpty() || !day.isAfter(supported.get())) {
        return Support.SUPPORTED;
      }
      return longTerm.isPresent() && !day.isAfter(longTerm.get())
          ? Support.LONG_TERM
          : Support.ENDED;
    }

    /** The last day of any support. */
    public Optional<LocalDate> end() {
      return longTerm.or(() -> supported);
    }
  }

  public Release {
    aliases = List.copyOf(aliases);
    without = List.copyOf(without);
    repositories = List.copyOf(repositories);
    keyring = List.copyOf(keyring);
    fingerprints = Fingerprints.checked(fingerprints);
    architectures = List.copyOf(architectures);
    addedBasePackages = List.copyOf(addedBasePackages);
    kernelPackages = Map.copyOf(kernelPackages);
    quirks = Map.copyOf(quirks);
    firstPackages = List.copyOf(firstPackages);
  }

  /** The release that is meant, if any: this one, or one of its minor versions. */
  Optional<Release> meantBy(String named) {
    if (names().contains(named)) {
      return Optional.of(this);
    }
    boolean minor = minors && named.matches(Pattern.quote(version) + "\\.[0-9]{1,2}");
    return minor ? Optional.of(atMinor(named)) : Optional.empty();
  }

  private Release atMinor(String minor) {
    return new Release(
        minor,
        codename,
        List.of(),
        life,
        without,
        repositories,
        keyring,
        fingerprints,
        architectures,
        addedBasePackages,
        kernelPackages,
        quirks,
        rpm,
        firstPackages,
        false,
        containerImage);
  }

  /** All words that name this release: version, codename, aliases. */
  public Set<String> names() {
    var names = new LinkedHashSet<String>();
    names.add(version);
    names.add(codename);
    names.addAll(aliases);
    names.remove("");
    return names;
  }

  /** How a list of releases shows it: {@code 13 (trixie)}. */
  public String label() {
    String name = version.isEmpty() ? aliases.isEmpty() ? "" : aliases.get(0) : version;
    return codename.isEmpty() || codename.equals(name) ? name : name + " (" + codename + ")";
  }
}
