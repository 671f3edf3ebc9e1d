package org.distromatrix.build;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.distromatrix.image.Layer;
import org.distromatrix.plan.Cell;

/** The hashes under which what a build makes is kept: of all that goes into it. */
final class BuildKeys {
  /** To be raised whenever the same inputs would give another result. */
  private static final String RECIPE = "1";

  private BuildKeys() {}

  /** What the install layer is made from. */
  static String install(
      CellPackages packages, SourceSnapshot source, BuildRecipe recipe, Cell cell) {
    return install(keys(packages.buildTree()), keys(packages.runTree()), source, recipe, cell);
  }

  /**
   * The same by what stands for the trees.
   *
   * @param build of what the scripts run in
   * @param run of what the project is installed on
   */
  static String install(
      List<String> build, List<String> run, SourceSnapshot source, BuildRecipe recipe, Cell cell) {
    return inputs("install " + RECIPE, build, recipe, cell)
        .add(run)
        .add(source.hash())
        .add(recipe.scripts())
        .end();
  }

  /**
   * What objects of an earlier build must have in common with those of this one. Time stamps say
   * nothing of another compiler, other headers or other flags.
   */
  static String buildFolder(CellPackages packages, Path project, BuildRecipe recipe, Cell cell) {
    return buildFolder(keys(packages.buildTree()), project, recipe, cell);
  }

  /** The same by what stands for the tree that the scripts run in. */
  static String buildFolder(List<String> build, Path project, BuildRecipe recipe, Cell cell) {
    return inputs("build folder " + RECIPE, build, recipe, cell).add(project.toString()).end();
  }

  /** What every step of a build sees. */
  private static Fingerprint inputs(
      String purpose, List<String> build, BuildRecipe recipe, Cell cell) {
    return new Fingerprint()
        .add(purpose)
        .add(build)
        .add(new TreeMap<>(BuildEnvironment.ofKey(cell, recipe)));
  }

  /** A layer made from files of the project, shaped after the layers below it. */
  static String extra(String content, List<Layer> below) {
    return new Fingerprint().add("extra " + RECIPE).add(content).add(keys(below)).end();
  }

  /** A layer made by running something on those below it. */
  static String finish(FinishSteps steps, List<Layer> below) {
    return new Fingerprint().add("finish " + RECIPE).add(steps.script()).add(keys(below)).end();
  }

  /** A layer made by the generator of the layers below it. */
  static String initrd(List<Layer> below) {
    return new Fingerprint().add("initrd " + RECIPE).add(InitrdScript.TEXT).add(keys(below)).end();
  }

  /** What is booted, and the source with it. */
  static String image(List<Layer> layers, SourceSnapshot source) {
    return imageOf(keys(layers), source);
  }

  /** The same by what stands for the layers. */
  static String imageOf(List<String> layers, SourceSnapshot source) {
    return new Fingerprint().add("image " + RECIPE).add(layers).add(source.layer().key()).end();
  }

  private static List<String> keys(List<Layer> layers) {
    return layers.stream().map(Layer::key).toList();
  }
}
