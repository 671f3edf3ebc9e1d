package org.distromatrix.distro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.distromatrix.document.DocumentProblem;
import org.distromatrix.document.DocumentReader;
import org.distromatrix.document.NearestWord;
import org.distromatrix.document.Position;
import org.jspecify.annotations.Nullable;

/**
 * A user's own profiles: YAML files in a folder, one per distribution. A file with the id of a
 * distribution that comes with the program changes parts of that; any other has a {@code parent:},
 * or stands on its own. All are read and checked at once.
 */
final class UserProfiles {
  private static final String ENDING = ".yaml";
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

  private final ProfileFiles builtIn;
  private final Map<Path, String> texts = new LinkedHashMap<>();
  private final List<DocumentProblem> problems = new ArrayList<>();
  private final Map<String, ProfileDocument> documents = new TreeMap<>();
  private final Map<String, Path> files = new TreeMap<>();
  private final Map<String, DistroProfile> profiles = new TreeMap<>();

  private UserProfiles(ProfileFiles builtIn) {
    this.builtIn = builtIn;
  }

  /** No profiles. */
  static UserProfiles none() {
    return new UserProfiles(new ProfileFiles());
  }

  /** The profiles of a folder; none where there is no such folder. */
  static UserProfiles in(Path folder, ProfileFiles builtIn) {
    var all = new UserProfiles(builtIn);
    all.yamlFiles(folder).forEach(all::readFile);
    all.documents.keySet().forEach(id -> all.make(id, new HashSet<>()));
    return all;
  }

  Set<String> ids() {
    return profiles.keySet();
  }

  Optional<DistroProfile> profile(String id) {
    return Optional.ofNullable(profiles.get(id));
  }

  /** What is wrong with the files, in their order. */
  List<DocumentProblem> problems() {
    return problems.stream().sorted(DocumentProblem.BY_PLACE).toList();
  }

  /** The files' texts, for excerpts. */
  Map<Path, String> texts() {
    return texts;
  }

  private List<Path> yamlFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(UserProfiles::isYaml).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isYaml(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(ENDING) || name.endsWith(".yml");
  }

  private void readFile(Path file) {
    String id = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    if (!file.toString().endsWith(ENDING) || !ID.matcher(id).matches()) {
      problem(
          file,
          Position.START,
          "the file's name is to be the distribution's id, as in mylinux.yaml: lower-case letters,"
              + " digits and '-'");
      return;
    }
    var result = new DocumentReader().read(file, ProfileDocument.class);
    texts.put(file, result.text());
    problems.addAll(result.problems());
    if (result.ok()) {
      documents.put(id, result.value().orElseThrow());
      files.put(id, file);
    }
  }

  /**
   * The profile of a document, its parents made first.
   *
   * @param children ids that wait for this one: a parent among them is a circle
   */
  private @Nullable DistroProfile make(String id, Set<String> children) {
    DistroProfile made = profiles.get(id);
    ProfileDocument document = documents.get(id);
    if (made != null || document == null) {
      return made;
    }
    children.add(id);
    DistroProfile profile = make(id, document, children);
    if (profile != null) {
      profiles.put(id, profile);
      checkComplete(profile, files.getOrDefault(id, Path.of(id)));
    }
    return profile;
  }

  private @Nullable DistroProfile make(String id, ProfileDocument document, Set<String> children) {
    Path file = files.getOrDefault(id, Path.of(id));
    String parent = document.parent().map(named -> named.value()).orElse("");
    if (builtIn.ids().contains(id) && (parent.isEmpty() || parent.equals(id))) {
      return document.changing(builtIn.read(id));
    }
    if (parent.isEmpty()) {
      List<String> missing = document.missing();
      missing.forEach(key -> problem(file, Position.START, "missing key '" + key + "'"));
      return missing.isEmpty() ? document.whole(id) : null;
    }
    Position at = document.parent().orElseThrow().at();
    if (children.contains(parent)) {
      problem(file, at, "profile '" + id + "' would be its own parent");
      return null;
    }
    DistroProfile above = above(parent, children);
    if (above == null && !documents.containsKey(parent)) {
      var known = new ArrayList<>(builtIn.ids());
      known.addAll(documents.keySet());
      problem(file, at, "unknown parent '" + parent + "'" + NearestWord.hint(parent, known));
    }
    return above == null ? null : document.over(id, above);
  }

  private @Nullable DistroProfile above(String parent, Set<String> children) {
    if (documents.containsKey(parent)) {
      return make(parent, children);
    }
    return builtIn.ids().contains(parent) ? builtIn.read(parent) : null;
  }

  /** What only shows when all parts are together. */
  private void checkComplete(DistroProfile profile, Path file) {
    for (Release release : profile.releases()) {
      for (String architecture : Resolution.architectures(profile, release)) {
        if (!profile.architectures().containsKey(architecture)) {
          problem(
              file,
              Position.START,
              "release '%s' names the architecture '%s', which the profile does not"
                  .formatted(release.version(), architecture));
        }
      }
    }
    profile.repositories().stream()
        .filter(one -> one.keyring().isEmpty() && profile.keyring().isEmpty())
        .filter(one -> profile.releases().stream().anyMatch(r -> r.keyring().isEmpty()))
        .forEach(
            one ->
                problem(
                    file, Position.START, "no keyring is named for repository '" + one.id() + "'"));
  }

  private void problem(Path file, Position at, String message) {
    problems.add(at.problem(file, message));
  }
}
