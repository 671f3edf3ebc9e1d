package org.distromatrix.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.distromatrix.build.LowerTrees;
import org.distromatrix.image.Layer;

/**
 * Finds the kernels of an image. Debian and Ubuntu have {@code /boot/vmlinuz-V} and {@code
 * /boot/initrd.img-V}; the others {@code /usr/lib/modules/V/vmlinuz}, and the initial RAM disk
 * where their generator puts it.
 */
public final class Kernels {
  private static final String BOOT = "boot";
  private static final String MODULES = "usr/lib/modules";

  /** Where generators put what they make for a version; the first that is there counts. */
  private static final List<String> INITRDS =
      List.of(
          "boot/initrd.img-%s", // initramfs-tools; Ubuntu's dracut
          "boot/initramfs-%s.img", // dracut
          "boot/initrd-%s", // openSUSE's dracut
          "usr/lib/modules/%s/initrd"); // kernel-install

  private static final List<String> IMAGES =
      List.of("boot/vmlinuz-%s", "usr/lib/modules/%s/vmlinuz");

  private Kernels() {}

  /** All of them, the newest first. */
  public static List<Kernel> in(List<Layer> layers) throws IOException {
    var trees = new LowerTrees(layers);
    var kernels = new ArrayList<Kernel>();
    for (String version : versions(trees)) {
      Optional<Path> image = first(trees, IMAGES, version);
      if (image.isPresent()) {
        kernels.add(new Kernel(version, image.get(), first(trees, INITRDS, version)));
      }
    }
    kernels.sort(Comparator.comparing(Kernel::version, Kernels::compare).reversed());
    return kernels;
  }

  private static Set<String> versions(LowerTrees trees) throws IOException {
    var versions = new TreeSet<>(trees.list(MODULES));
    for (String name : trees.list(BOOT)) {
      if (name.startsWith("vmlinuz-")) {
        versions.add(name.substring("vmlinuz-".length()));
      }
    }
    return versions;
  }

  private static Optional<Path> first(LowerTrees trees, List<String> places, String version)
      throws IOException {
    for (String place : places) {
      String name = place.formatted(version);
      int slash = name.lastIndexOf('/');
      String folder = trees.resolve(name.substring(0, slash));
      Optional<Path> found = trees.find(folder + name.substring(slash));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Compares versions by their numbers, then by the rest: 6.9 is older than 6.12. */
  static int compare(String one, String other) {
    String[] ones = one.split("[^0-9]+|(?<=\\D)(?=\\d)", -1);
    String[] others = other.split("[^0-9]+|(?<=\\D)(?=\\d)", -1);
    for (int i = 0; i < Math.min(ones.length, others.length); i++) {
      int difference =
          new java.math.BigInteger("0" + ones[i])
              .compareTo(new java.math.BigInteger("0" + others[i]));
      if (difference != 0) {
        return difference;
      }
    }
    return one.compareTo(other);
  }
}
