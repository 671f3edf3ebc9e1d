package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The {@link Downloads} of apt, which keeps them inside the tree.
 *
 * @param folder the shared packages, on the same file system as the trees that are made
 */
record AptArchives(Path folder) {
  /** Where apt keeps downloads in a tree. */
  static final String IN_TREE = "var/cache/apt/archives";

  private static final Pattern PACKAGES = Pattern.compile("\\.deb$");

  /** Offers all packages to apt in a tree that is about to be mounted. */
  void lend(Path tree) throws IOException {
    new Downloads(folder, PACKAGES).lend(Trees.folder(tree, IN_TREE));
  }

  /** Keeps what apt downloaded, and leaves no package file in the tree. */
  void takeBack(Path tree) throws IOException {
    Path archives = tree.resolve(IN_TREE);
    new Downloads(folder, PACKAGES).takeBack(archives);
    Trees.delete(archives);
    Trees.folder(tree, IN_TREE);
  }
}
