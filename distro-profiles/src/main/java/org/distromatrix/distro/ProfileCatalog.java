package org.distromatrix.distro;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.distromatrix.document.DocumentProblem;
import org.distromatrix.document.NearestWord;

/**
 * All known distributions. A profile is read when it is first asked for, and only that one: most
 * runs need one or two. Safe for use by many threads.
 */
public final class ProfileCatalog {
  private final LocalDate today;
  private final ProfileFiles files;
  private final UserProfiles own;
  private final Map<String, DistroProfile> read = new ConcurrentHashMap<>();

  private ProfileCatalog(LocalDate today, ProfileFiles files, UserProfiles own) {
    this.today = today;
    this.files = files;
    this.own = own;
  }

  /**
   * The profiles that come with the program.
   *
   * @param today the day that support dates are compared with
   */
  public static ProfileCatalog standard(LocalDate today) {
    return new ProfileCatalog(today, new ProfileFiles(), UserProfiles.none());
  }

  /**
   * The profiles that come with the program, and a user's own.
   *
   * @param folder holds the user's: {@code distros/} beside matrix.yaml; it need not exist
   */
  public static ProfileCatalog with(Path folder, LocalDate today) {
    var files = new ProfileFiles();
    return new ProfileCatalog(today, files, UserProfiles.in(folder, files));
  }

  /** What is wrong with the user's own profiles; those are not in the catalog. */
  public List<DocumentProblem> problems() {
    return own.problems();
  }

  /** The texts of the user's own profiles by file, for excerpts. */
  public Map<Path, String> texts() {
    return own.texts();
  }

  /** Ids of all distributions, in the order of the alphabet. */
  public List<String> ids() {
    if (own.ids().isEmpty()) {
      return files.ids();
    }
    var all = new TreeSet<>(files.ids());
    all.addAll(own.ids());
    return List.copyOf(all);
  }

  /** The profile of one distribution. */
  public Optional<DistroProfile> profile(String id) {
    Optional<DistroProfile> users = own.profile(id);
    if (users.isPresent()) {
      return users;
    }
    DistroProfile known = read.get(id);
    if (known == null && files.ids().contains(id)) {
      known = files.read(id);
      read.put(id, known);
    }
    return Optional.ofNullable(known);
  }

  /**
   * The distribution, release and architecture that a ref means.
   *
   * @param ref as users write it; without a release, the newest stable one
   * @param architecture product name, {@code x86-64} or {@code arm64}
   */
  public DistroLookup find(DistroRef ref, String architecture) {
    return profile(ref.distro())
        .map(profile -> find(profile, ref, architecture))
        .orElseGet(() -> unknownDistro(ref.distro()));
  }

  /** The canonical name of the release that a ref names; empty where it names no release. */
  public Optional<DistroRef> canonical(DistroRef ref) {
    return profile(ref.distro())
        .flatMap(profile -> profile.release(ref.release()))
        .map(release -> new DistroRef(ref.distro(), release.version()));
  }

  private DistroLookup find(DistroProfile profile, DistroRef ref, String architecture) {
    Optional<Release> release =
        ref.release().isEmpty()
            ? Optional.of(profile.newest(today))
            : profile.release(ref.release());
    return release
        .map(found -> find(profile, found, architecture))
        .orElseGet(() -> unknownRelease(profile, ref.release()));
  }

  private DistroLookup find(DistroProfile profile, Release release, String architecture) {
    List<String> published = Resolution.architectures(profile, release);
    return published.contains(architecture)
        ? new DistroLookup.Found(new Resolution(profile, release, architecture).on(today))
        : unknownArchitecture(profile, release, architecture, published);
  }

  private DistroLookup unknownDistro(String id) {
    var nearest = NearestWord.to(id, ids());
    String hint = nearest.isEmpty() ? "; known: " + String.join(", ", ids()) : "";
    return new DistroLookup.Unknown(
        "unknown distro '" + id + "'" + NearestWord.hint(id, ids()) + hint,
        nearest.stream().toList());
  }

  private static DistroLookup unknownRelease(DistroProfile profile, String named) {
    String there =
        profile.releases().stream().map(Release::label).collect(Collectors.joining(", "));
    List<String> names =
        profile.releases().stream().flatMap(release -> release.names().stream()).toList();
    return new DistroLookup.Unknown(
        profile.id() + " has no release '" + named + "'; it has " + there,
        NearestWord.to(named, names).map(name -> profile.id() + ":" + name).stream().toList());
  }

  private static DistroLookup unknownArchitecture(
      DistroProfile profile, Release release, String architecture, List<String> published) {
    return new DistroLookup.Unknown(
        "%s is not published for %s, only for %s"
            .formatted(
                new DistroRef(profile.id(), release.version()),
                architecture,
                String.join(", ", published)),
        List.of());
  }
}
