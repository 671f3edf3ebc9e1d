package org.distromatrix.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.distro.ResolvedDistro;

/**
 * The command line that fills an empty tree, a pure function of its values.
 *
 * @param distro what is made
 * @param sources one-line entries of apt's sources
 * @param options apt options as {@code Name "value"}
 * @param tree where it is made; it may hold downloads and the links of a merged /usr already
 */
record MmdebstrapCommand(
    ResolvedDistro distro, List<String> sources, List<String> options, Path tree) {
  /**
   * check/empty: we put downloads and links there before. check/qemu and check/signed-by only cost
   * time: the architecture is the host's, and each source names its keyring. cleanup/apt and
   * essential/unlink: lists and downloads are kept, outside the tree.
   */
  private static final String SKIP =
      "check/empty,check/qemu,check/signed-by,cleanup/apt,essential/unlink";

  MmdebstrapCommand {
    sources = List.copyOf(sources);
    options = List.copyOf(options);
  }

  List<String> argv() {
    var argv = new ArrayList<String>();
    argv.addAll(List.of("mmdebstrap", "--verbose", "--mode=root", "--format=directory"));
    // Essential packages and apt; the profile names all else.
    argv.addAll(List.of("--variant=apt", "--skip=" + SKIP));
    argv.add("--architectures=" + distro.nativeArchitecture());
    argv.add("--include=" + String.join(",", distro.basePackages()));
    options.forEach(option -> argv.add("--aptopt=" + option));
    argv.add(distro.codename());
    argv.add(tree.toString());
    argv.addAll(sources);
    return argv;
  }
}
