package org.distromatrix.container;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.distromatrix.build.CellImage;
import org.distromatrix.build.Workshop;
import org.distromatrix.command.Commands;
import org.distromatrix.command.OutputFilter;
import org.distromatrix.command.OutputSink;
import org.distromatrix.config.ContainerSettings;
import org.distromatrix.failure.MatrixException;
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
  private final EngineNetwork network;
  private final Function<OutputSink, OutputFilter> filters;
  private volatile @Nullable CompletableFuture<ContainerEngine> engine;

  /**
   * @param environment of the user, for network and proxy variables
   * @param filters hide secrets in what comes over consoles
   */
  public Containers(
      Commands commands,
      Places places,
      HostLocks locks,
      Map<String, String> environment,
      Function<OutputSink, OutputFilter> filters) {
    this.filters = filters;
    this.network = EngineNetwork.of(environment);
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
   * @param account lets us in as root
   * @param settings those of matrix.yaml
   * @param network false: nothing but loopback
   * @param progress hears what takes time
   */
  public record Wanted(
      String name,
      CellImage image,
      Layer top,
      RootEntry account,
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
    current.facts().require(wanted.image().distro().architecture());
    String image =
        new CellImports(current, commands, places, locks)
            .obtain(wanted.image(), wanted.top(), wanted.account(), wanted.progress());
    return current.create(
        new ContainerSpec(
            wanted.name(), image, wanted.settings(), wanted.network(), OwnLabels.ofThisProcess()),
        network,
        filters);
  }

  /** The engine as a place where images are made. */
  public Workshop workshop() {
    return new EngineWorkshop(this::engine, network, places, filters);
  }

  /** Begins to look for the engine, on a thread of its own: containers will be wanted. */
  public synchronized void expect() {
    if (engine == null) {
      var found = new CompletableFuture<ContainerEngine>();
      engine = found;
      var thread = new Thread(() -> find(found), "container-engine");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void find(CompletableFuture<ContainerEngine> found) {
    try {
      ContainerEngine engine = EngineLookup.find();
      EngineCare.sweep(engine);
      found.complete(engine);
    } catch (RuntimeException | LinkageError e) {
      found.completeExceptionally(e);
    }
  }

  private ContainerEngine engine() {
    expect();
    try {
      return Objects.requireNonNull(engine).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof MatrixException told
          ? told
          : MatrixException.infrastructure("Cannot use a container engine: " + e.getCause())
              .causedBy(e);
    }
  }

  /**
   * Removes our images and volumes that nothing uses, if there was an engine in use.
   *
   * @param age how long ago they were made, at least
   */
  public void tidy(Duration age) {
    CompletableFuture<ContainerEngine> current = engine;
    if (current != null && current.isDone() && !current.isCompletedExceptionally()) {
      var care = new EngineCare(current.join());
      care.removeImages(age);
      care.removeVolumes(age);
    }
  }

  @Override
  public synchronized void close() {
    if (engine != null) {
      var unused = engine.thenAccept(ContainerEngine::close);
    }
  }
}
