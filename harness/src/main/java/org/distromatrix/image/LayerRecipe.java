package org.distromatrix.image;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A package layer that can be asked for.
 *
 * @param packages native names, sorted
 */
record LayerRecipe(BaseImage base, List<Layer> below, List<String> packages) {
  LayerRecipe {
    below = List.copyOf(below);
    packages = packages.stream().distinct().sorted().toList();
  }

  ImageKey key() {
    return ImageKey.of(
        Map.of(
            "distro", base.distro().ref().toString(),
            "base", base.layer().key(),
            "below", below.stream().map(Layer::key).collect(Collectors.joining(" ")),
            "packages", String.join(" ", packages),
            "recipe", AptPackages.RECIPE));
  }

  /** For people: {@code gcc, make in debian:13}. */
  String describe() {
    return String.join(", ", packages) + " in " + base.distro().ref();
  }
}
