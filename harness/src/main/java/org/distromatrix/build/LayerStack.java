package org.distromatrix.build;

import java.util.ArrayList;
import java.util.List;
import org.distromatrix.image.Layer;
import org.distromatrix.image.Obtained;

/** A cell image while its layers are put on each other. */
final class LayerStack {
  private final List<Layer> layers;
  private final int below;
  private boolean cached = true;

  /**
   * @param below what the image stands on, the topmost first
   */
  LayerStack(List<Layer> below) {
    this.layers = new ArrayList<>(below);
    this.below = below.size();
  }

  void add(Obtained<Layer> layer) {
    layers.add(0, layer.value());
    cached &= layer.cached();
  }

  /** All layers, the topmost first. */
  List<Layer> layers() {
    return List.copyOf(layers);
  }

  /** The layers that were added, the topmost first. */
  List<Layer> added() {
    return List.copyOf(layers.subList(0, layers.size() - below));
  }

  /** Whether all that was added was there before. */
  boolean cached() {
    return cached;
  }
}
