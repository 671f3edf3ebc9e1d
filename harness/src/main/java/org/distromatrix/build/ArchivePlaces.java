package org.distromatrix.build;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.command.OutputSink;

/** What there is in a container under certain names. */
final class ArchivePlaces {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Command lines may be longer; engines pass them on in a request. */
  private static final int NAMES_AT_ONCE = 400;

  private static final String LOOK =
      """
      for name; do
        if [ -d "/$name" ]; then
          if [ -L "/$name" ]; then printf 'LINK%s\\0' "$(readlink -f "/$name")"
          else printf 'FOLDER\\0'; fi
        elif [ -e "/$name" ] || [ -L "/$name" ]; then printf 'FILE\\0'
        else printf 'NONE\\0'; fi
      done
      """;

  private final Map<String, String> found = new HashMap<>();

  private ArchivePlaces() {}

  /**
   * Looks.
   *
   * @param names relative to the root
   */
  static ArchivePlaces of(Workpiece piece, List<String> names) throws IOException {
    var places = new ArchivePlaces();
    for (int at = 0; at < names.size(); at += NAMES_AT_ONCE) {
      places.look(piece, names.subList(at, Math.min(names.size(), at + NAMES_AT_ONCE)));
    }
    return places;
  }

  private void look(Workpiece piece, List<String> names) throws IOException {
    List<String> argv = new ArrayList<>(List.of("sh", "-c", LOOK, "sh"));
    argv.addAll(names);
    Ended ended = piece.run(argv, OutputSink.none(), LIMIT);
    String[] answers = ended.result().stdout().split("\0", -1);
    ended.require("the image cannot be looked at");
    if (answers.length != names.size() + 1) {
      throw new IOException("the image cannot be looked at: it answers for other names");
    }
    for (int i = 0; i < names.size(); i++) {
      found.put(names.get(i), answers[i]);
    }
  }

  /** Whether a folder is there, or a link to one. */
  boolean isFolder(String name) {
    String answer = found.getOrDefault(name, "");
    return answer.equals("FOLDER") || answer.startsWith("LINK");
  }

  /** Whether a folder is there itself. */
  boolean isRealFolder(String name) {
    return found.getOrDefault(name, "").equals("FOLDER");
  }

  /** Whether there is anything else. */
  boolean isFile(String name) {
    return found.getOrDefault(name, "").equals("FILE");
  }

  /**
   * Where a folder really is, below what its parent really is.
   *
   * @param parent from here; "" for the root
   */
  String resolve(String name, String parent) {
    String answer = found.getOrDefault(name, "");
    if (answer.startsWith("LINK")) {
      return answer.substring("LINK".length()).replaceFirst("^/", "");
    }
    String last = name.substring(name.lastIndexOf('/') + 1);
    return parent.isEmpty() ? last : parent + "/" + last;
  }
}
