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
 * @param kernel the layers on the run packages that make a machine of them, the topmost first; none
 *     where the host's kernel is used. On top, so that cells of either kind share their run
 *     packages and builds
 */
public record CellPackages(BaseImage base, List<Layer> run, List<Layer> build, List<Layer> kernel) {
  public CellPackages {
    kernel = List.copyOf(kernel);
    run = List.copyOf(run);
    build = List.copyOf(build);
  }

  /** The same for a cell that boots a kernel of its own. */
  CellPackages withKernel(List<Layer> layers) {
    return new CellPackages(base, run, build, layers);
  }

  /** The tree that the build script runs in: layers, the topmost first. */
  List<Layer> buildTree() {
    return stack(build);
  }

  /** What the project is installed on: layers, the topmost first. */
  List<Layer> runTree() {
    return stack(run);
  }

  /** What is booted stands on this: the run tree, with a kernel where it has one of its own. */
  public List<Layer> bootedTree() {
    var layers = new ArrayList<>(kernel);
    layers.addAll(runTree());
    return layers;
  }

  private List<Layer> stack(List<Layer> top) {
    var layers = new ArrayList<>(top);
    layers.add(base.layer());
    return layers;
  }
}
