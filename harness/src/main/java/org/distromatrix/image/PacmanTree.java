package org.distromatrix.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.host.Trees;

/**
 * What every image of pacman's has in common.
 *
 * @param root the tree
 */
record PacmanTree(Path root) {
  private static final String CACHE = "var/cache/pacman";
  private static final Pattern NO_PASSWORD_NEEDED = Pattern.compile("(?m)^root::");

  /** Left behind by pacman or its hooks. */
  private static final List<String> UNWANTED =
      List.of("var/log/pacman.log", PacmanCommand.DATABASE + "/db.lck");

  /** Turns what was bootstrapped into an image. */
  void finish(ResolvedDistro distro) throws IOException {
    scrub();
    Files.writeString(Trees.folder(root, "etc").resolve("machine-id"), "");
    Files.writeString(root.resolve("etc/locale.conf"), "LANG=C.UTF-8\n");
    Path mirrors = root.resolve("etc/pacman.d");
    if (Files.isDirectory(mirrors)) {
      Files.writeString(mirrors.resolve("mirrorlist"), mirrorList(distro));
    }
    lockRoot();
  }

  /** The public mirrors, whichever the image was made from; all are commented out otherwise. */
  static String mirrorList(ResolvedDistro distro) {
    return distro.repositories().stream()
        .filter(Repository::enabled)
        .map(
            one ->
                one.url()
                    .replace("/" + one.id() + "/", "/$repo/")
                    .replace("/" + distro.nativeArchitecture(), "/$arch"))
        .distinct()
        .map(url -> "Server = " + url + "\n")
        .collect(Collectors.joining());
  }

  /** Key login only: some releases let root in without any password. */
  private void lockRoot() throws IOException {
    Path shadow = root.resolve("etc/shadow");
    if (Files.exists(shadow)) {
      String text = Files.readString(shadow, StandardCharsets.UTF_8);
      // Written in place: the file's mode stays as it is.
      Files.writeString(
          shadow,
          NO_PASSWORD_NEEDED.matcher(text).replaceAll("root:*:"),
          StandardOpenOption.TRUNCATE_EXISTING);
    }
  }

  /** Deletes what no tree may carry, also in a layer. */
  void scrub() throws IOException {
    new BaseTree(root).scrub();
    for (String path : UNWANTED) {
      Files.deleteIfExists(root.resolve(path));
    }
    Trees.delete(root.resolve(PacmanCommand.DATABASE).resolve("sync"));
  }

  /** What is wrong with a finished base tree, one line each. */
  List<String> problems() throws IOException {
    var problems = new ArrayList<>(new BaseTree(root).problems());
    if (Files.exists(root.resolve(PacmanCommand.DATABASE).resolve("sync"))) {
      problems.add("there are package databases");
    }
    Path downloads = root.resolve(CACHE).resolve("pkg");
    if (!ImagePaths.children(downloads).isEmpty()) {
      problems.add("there are downloaded packages");
    }
    return problems;
  }
}
