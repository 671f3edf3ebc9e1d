package org.distromatrix.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.distromatrix.build.CellImage;
import org.distromatrix.build.Fingerprint;
import org.distromatrix.command.Commands;
import org.distromatrix.disk.EngineArchive;
import org.distromatrix.disk.Preparation;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HeldLock;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Overlay;
import org.distromatrix.host.Places;
import org.distromatrix.host.Trees;
import org.distromatrix.image.Layer;

/**
 * Our cell images in the engine, each under the hash of what went into it. The base image goes in
 * once and is shared; what a cell has above it is a layer of its own. The project's source is in
 * neither, so that changed tests need no new image.
 */
final class CellImports {
  static final String BASE = "distro-matrix/base";
  static final String CELL = "distro-matrix/cell";

  /** To be raised whenever the same inputs would give another image. */
  private static final String RECIPE = "1";

  /** Engines take tags of up to 128 characters; this is plenty. */
  private static final int TAG = 32;

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

  private final ContainerEngine engine;
  private final Commands commands;
  private final Places places;
  private final HostLocks locks;

  CellImports(ContainerEngine engine, Commands commands, Places places, HostLocks locks) {
    this.engine = engine;
    this.commands = commands;
    this.places = places;
    this.locks = locks;
  }

  /**
   * The reference of a cell image, brought into the engine now if it is not there.
   *
   * @param top the layer on top of the image's own: the way in
   * @param preparation done to what lies above it
   * @param progress hears what takes time
   */
  String obtain(CellImage image, Layer top, Preparation preparation, Consumer<String> progress) {
    List<Layer> layers = new ArrayList<>(List.of(top));
    layers.addAll(image.layers());
    String tag = key(layers).substring(0, TAG);
    String reference = CELL + ":" + tag;
    if (engine.hasImage(reference)) {
      return reference;
    }
    try (HeldLock held = alone(reference, progress)) {
      if (!engine.hasImage(reference)) {
        progress.accept(
            "bringing the image of %s into the container engine".formatted(image.distro().ref()));
        make(layers, image.distro().architecture(), preparation, tag);
      }
      return reference;
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot bring the image of %s into %s: %s"
                  .formatted(image.distro().ref(), engine.facts().words(), e.getMessage()))
          .causedBy(e);
    }
  }

  private static String key(List<Layer> layers) {
    return new Fingerprint()
        .add("container " + RECIPE)
        .add(layers.stream().map(Layer::key).toList())
        .end();
  }

  private HeldLock alone(String reference, Consumer<String> progress) {
    return locks.exclusive(
        "engine-" + reference.replaceAll("[^A-Za-z0-9]", "-"),
        LONGEST_WAIT,
        holder -> progress.accept("waiting for " + holder + " to bring " + reference));
  }

  private void make(List<Layer> layers, String architecture, Preparation preparation, String tag)
      throws IOException {
    Path work = places.scratchFolder("import-" + tag);
    Files.createDirectories(work);
    try {
      String base = base(layers.get(layers.size() - 1), architecture, work);
      List<Path> trees = new ArrayList<>();
      for (int i = layers.size() - 2; i >= 0; i--) {
        trees.add(layers.get(i).tree());
      }
      trees.add(prepared(layers, preparation, work));
      List<LayerArchive> archives = new ArrayList<>();
      for (int i = 0; i < trees.size(); i++) {
        archives.add(LayerArchive.write(commands, trees.get(i), work.resolve(i + ".tar")));
      }
      try (AssemblyContainer assembly = AssemblyContainer.of(engine, base)) {
        for (LayerArchive archive : archives) {
          assembly.add(archive);
        }
        assembly.commit(CELL, tag, Map.of(OwnLabels.IMAGE, "cell"));
      }
    } finally {
      Trees.delete(work);
    }
  }

  /** The reference of the base image, brought in now if it is not there. */
  private String base(Layer layer, String architecture, Path work) throws IOException {
    String tag = layer.key().substring(0, Math.min(TAG, layer.key().length()));
    String reference = BASE + ":" + tag;
    try (HeldLock held = alone(reference, holder -> {})) {
      if (!engine.hasImage(reference)) {
        LayerArchive layerArchive =
            LayerArchive.write(commands, layer.tree(), work.resolve("base.tar"));
        Path archive = EngineArchive.write(architecture, reference, layerArchive.tar(), work);
        try (InputStream tar = new BufferedInputStream(Files.newInputStream(archive))) {
          engine.client().loadImageCmd(tar).exec();
        } catch (RuntimeException e) {
          throw engine.failure("take in image " + reference, e);
        }
        Files.delete(archive);
      }
      return reference;
    }
  }

  /** What the preparation writes, as a tree of its own. */
  private static Path prepared(List<Layer> layers, Preparation preparation, Path work)
      throws IOException {
    Path upper = Files.createDirectory(work.resolve("upper"));
    preparation.prepare(
        new Overlay(layers.stream().map(Layer::tree).toList(), upper, work.resolve("work")));
    return upper;
  }
}
