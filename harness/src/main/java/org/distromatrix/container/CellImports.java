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
import org.distromatrix.build.Ended;
import org.distromatrix.build.EngineImage;
import org.distromatrix.build.Fingerprint;
import org.distromatrix.build.Workshop;
import org.distromatrix.command.Commands;
import org.distromatrix.command.OutputFilter;
import org.distromatrix.command.OutputSink;
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

  private static final String DELETE =
      "while [ \"$1\" != -- ]; do find \"/$1\" -mindepth 1 -delete; shift; done; shift;"
          + " for name; do rm -rf \"/$name\"; done";

  private static final Duration LIMIT = Duration.ofMinutes(5);

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
   * @param account lets us in as root
   * @param progress hears what takes time
   */
  String obtain(CellImage image, Layer top, RootEntry account, Consumer<String> progress) {
    String tag = key(image, top).substring(0, TAG);
    String reference = CELL + ":" + tag;
    if (engine.hasImage(reference)) {
      return reference;
    }
    try (HeldLock held = alone(reference, progress)) {
      if (!engine.hasImage(reference)) {
        progress.accept(
            "bringing the image of %s into the container engine".formatted(image.distro().ref()));
        make(image, top, account, tag);
      }
      return reference;
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot bring the image of %s into %s: %s"
                  .formatted(image.distro().ref(), engine.facts().words(), e.getMessage()))
          .causedBy(e);
    }
  }

  private static String key(CellImage image, Layer top) {
    return new Fingerprint()
        .add("container " + RECIPE)
        .add(top.key())
        .add(image.engine().map(EngineImage::id).stream().toList())
        .add(image.layers().stream().map(Layer::key).toList())
        .end();
  }

  private HeldLock alone(String reference, Consumer<String> progress) {
    return locks.exclusive(
        "engine-" + reference.replaceAll("[^A-Za-z0-9]", "-"),
        LONGEST_WAIT,
        holder -> progress.accept("waiting for " + holder + " to bring " + reference));
  }

  private void make(CellImage image, Layer top, RootEntry account, String tag) throws IOException {
    Path work = places.scratchFolder("import-" + tag);
    Files.createDirectories(work);
    try {
      if (image.engine().isPresent()) {
        onEngineImage(image.engine().get(), top, account, tag, work);
      } else {
        onBase(image, top, account, tag, work);
      }
    } finally {
      Trees.delete(work);
    }
  }

  private void onEngineImage(EngineImage below, Layer top, RootEntry account, String tag, Path work)
      throws IOException {
    try (EngineWorkpiece piece = piece(below, work)) {
      piece.putTree(top.tree(), "/"); // all of it root's, whoever we are
      Ended ended = piece.run(account.command(), OutputSink.none(), LIMIT);
      ended.require("root cannot be let in");
      piece.commit(CELL, tag);
    }
  }

  private void onBase(CellImage image, Layer top, RootEntry account, String tag, Path work)
      throws IOException {
    List<Layer> layers = new ArrayList<>(List.of(top));
    layers.addAll(image.layers());
    String base = base(layers.get(layers.size() - 1), image.distro().architecture(), work);
    List<Path> trees = new ArrayList<>();
    for (int i = layers.size() - 2; i >= 0; i--) {
      trees.add(layers.get(i).tree());
    }
    trees.add(prepared(layers, account.preparation(), work));
    List<LayerArchive> archives = new ArrayList<>();
    for (int i = 0; i < trees.size(); i++) {
      archives.add(LayerArchive.write(commands, trees.get(i), work.resolve(i + ".tar")));
    }
    try (EngineWorkpiece piece = piece(new EngineImage(base, base, ""), work)) {
      for (LayerArchive archive : archives) {
        add(piece, archive);
      }
      piece.commit(CELL, tag);
    }
  }

  private EngineWorkpiece piece(EngineImage image, Path work) {
    var network = new EngineNetwork("", Map.of());
    return EngineWorkpiece.of(
        engine,
        image,
        new Workshop.Fitting(false, Map.of()),
        network,
        OutputFilter::none,
        work.resolve("piece"));
  }

  /** Only what runs can delete: engines know no signs of deletion where files are put in. */
  private static void add(EngineWorkpiece piece, LayerArchive layer) throws IOException {
    if (layer.deletes()) {
      List<String> argv = new ArrayList<>(List.of("sh", "-c", DELETE, "sh"));
      argv.addAll(layer.emptied());
      argv.add("--");
      argv.addAll(layer.deleted());
      Ended ended = piece.run(argv, OutputSink.none(), LIMIT);
      ended.require("what a layer hides cannot be deleted");
    }
    piece.putArchive(layer.tar());
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
          engine.askLong("take in image " + reference, client -> client.loadImageCmd(tar).exec());
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
