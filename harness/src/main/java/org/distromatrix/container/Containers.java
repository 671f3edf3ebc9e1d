package org.distromatrix.container;

import java.util.List;
import java.util.function.Consumer;
import org.distromatrix.build.CellImage;
import org.distromatrix.command.Commands;
import org.distromatrix.config.ContainerSettings;
import org.distromatrix.disk.Preparation;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.image.Layer;
import org.jspecify.annotations.Nullable;

/**
 * Containers of cell images in the engine of this host, which is looked for when the first of them
 * is wanted: then, too, what dead runs left in it is removed.
 */
public final class Containers implements AutoCloseable {
  private final Commands commands;
  private final Places places;
  private final HostLocks locks;
  private @Nullable ContainerEngine engine;

  public Containers(Commands commands, Places places, HostLocks locks) {
    this.commands = commands;
    this.places = places;
    this.locks = locks;
  }

  /**
   * What is to be made.
   *
   * @param name short name, its host name, too
   * @param image what it runs
   * @param top the layer on top of the image's own: the way in
   * @param preparation done to what lies above that
   * @param settings those of matrix.yaml
   * @param network false: nothing but loopback
   * @param progress hears what takes time
   */
  public record Wanted(
      String name,
      CellImage image,
      Layer top,
      Preparation preparation,
      ContainerSettings settings,
      boolean network,
      Consumer<String> progress) {}

  /**
   * A container that does not run yet.
   *
   * @throws org.distromatrix.failure.MatrixException (infrastructure) if there is no engine, or it
   *     refuses
   */
  public LiveContainer create(Wanted wanted) {
    ContainerEngine current = engine();
    String image =
        new CellImports(current, commands, places, locks)
            .obtain(wanted.image(), wanted.top(), wanted.preparation(), wanted.progress());
    return current.create(
        new ContainerSpec(
            wanted.name(), image, wanted.settings(), wanted.network(), OwnLabels.ofThisProcess()));
  }

  /** Removes the containers of dead runs; returns their ids. */
  public List<String> sweep() {
    return sweep(engine());
  }

  private static List<String> sweep(ContainerEngine engine) {
    List<String> abandoned =
        engine.labelled(OwnLabels.OWNER).entrySet().stream()
            .filter(one -> OwnLabels.isAbandoned(one.getValue()))
            .map(java.util.Map.Entry::getKey)
            .toList();
    abandoned.forEach(engine::remove);
    return abandoned;
  }

  private synchronized ContainerEngine engine() {
    ContainerEngine current = engine;
    if (current == null) {
      current = EngineLookup.find();
      sweep(current);
      engine = current;
    }
    return current;
  }

  @Override
  public synchronized void close() {
    if (engine != null) {
      engine.close();
    }
  }
}
