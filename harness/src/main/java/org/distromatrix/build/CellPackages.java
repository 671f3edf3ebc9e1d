package org.distromatrix.build;

import java.util.ArrayList;
import java.util.List;
import org.distromatrix.image.BaseImage;
import org.distromatrix.image.Layer;

/**
 * What a cell is made of before the project comes in: distribution packages only.
 *
 * @param base the base image
 * @param run the layer of run packages on it; none if the cell has none
 * @param build the layer of build packages on the base image alone; none if the cell has none
 */
public record CellPackages(BaseImage base, List<Layer> run, List<Layer> build) {
  public CellPackages {
    run = List.copyOf(run);
    build = List.copyOf(build);
  }

  /** The tree that the build script runs in: layers, the topmost first. */
  List<Layer> buildTree() {
    return stack(build);
  }

  /** What the cell image stands on: layers, the topmost first. */
  List<Layer> runTree() {
    return stack(run);
  }

  private List<Layer> stack(List<Layer> top) {
    var layers = new ArrayList<>(top);
    layers.add(base.layer());
    return layers;
  }
}
