package org.distromatrix.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;

/**
 * The mirrors that this host's own apt is configured with: they are near, and reachable where
 * others may not be.
 *
 * <p>Third parties use the host's codename as their suite's name too, so an address counts as the
 * distribution's archive only if its path ends as the archive's does ({@code /debian}, {@code
 * /debian-security}, {@code /ubuntu}) and it has the component {@code main}.
 */
final class HostMirrors {
  private static final Set<String> SUITE_ALIASES =
      Set.of("stable", "oldstable", "testing", "unstable", "sid");
  private static final Pattern POCKET =
      Pattern.compile("(-updates|-security|-backports|/updates)$");
  private static final Pattern LIST_FILE = Pattern.compile("\\.list$");

  private final Path root;

  /**
   * @param root the host's root folder: {@code /}
   */
  HostMirrors(Path root) {
    this.root = root;
  }

  /** The repositories at the host's addresses; empty if the host does not know all of them. */
  Optional<List<Repository>> of(ResolvedDistro distro, List<Repository> repositories) {
    Map<String, String> release = osRelease();
    if (distro.hostMirrorDistro().isEmpty()
        || !distro.hostMirrorDistro().equals(release.get("ID"))) {
      return Optional.empty();
    }
    String codename = release.getOrDefault("VERSION_CODENAME", "");
    List<AptSource> sources =
        AptSourcesReader.readFolder(root.resolve("etc/apt")).stream()
            .filter(source -> isArchive(source, codename))
            .toList();
    var found = new ArrayList<Repository>();
    for (Repository repository : repositories) {
      Optional<String> address = address(sources, repository);
      if (address.isEmpty()) {
        return Optional.empty();
      }
      found.add(repository.at(address.get()));
    }
    return Optional.of(found);
  }

  private static boolean isArchive(AptSource source, String codename) {
    return source.types().contains("deb")
        && source.components().contains("main")
        && source.suites().stream()
            .map(suite -> POCKET.matcher(suite).replaceFirst(""))
            .anyMatch(suite -> suite.equals(codename) || SUITE_ALIASES.contains(suite));
  }

  /**
   * The address of the same pocket (updates, security) if there is one: it may be a host of its
   * own.
   */
  private static Optional<String> address(List<AptSource> sources, Repository repository) {
    String pocket = pocket(repository.suite());
    return Stream.concat(
            sources.stream()
                .filter(source -> source.suites().stream().anyMatch(s -> pocket(s).equals(pocket))),
            sources.stream())
        .flatMap(source -> source.uris().stream())
        .filter(uri -> !uri.startsWith("cdrom:"))
        .map(uri -> uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri)
        // Cloud images name a file that lists mirrors: mirror+file:/etc/apt/mirrors/debian.list
        .filter(
            uri -> LIST_FILE.matcher(uri).replaceFirst("").endsWith("/" + repository.mirrorPath()))
        .findFirst();
  }

  private static String pocket(String suite) {
    Matcher found = POCKET.matcher(suite);
    return found.find() ? found.group() : "";
  }

  /** The fields of os-release(5). */
  private Map<String, String> osRelease() {
    Path file = root.resolve("etc/os-release");
    if (!Files.isReadable(file)) {
      return Map.of();
    }
    var fields = new HashMap<String, String>();
    try {
      for (String line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          fields.put(line.substring(0, equals), line.substring(equals + 1).replace("\"", ""));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fields;
  }
}
