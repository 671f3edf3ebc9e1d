package org.distromatrix.container;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.distromatrix.build.EngineImage;
import org.distromatrix.build.Workpiece;
import org.distromatrix.build.Workshop;
import org.distromatrix.command.OutputFilter;
import org.distromatrix.command.OutputSink;
import org.distromatrix.host.Places;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/** The container engine of this host as the place where images are made. */
final class EngineWorkshop implements Workshop {
  /** What the names of Docker's own registry begin with where they are written out. */
  static final String HUB = "^docker\\.io/(library/)?";

  private final Supplier<ContainerEngine> engine;
  private final EngineNetwork network;
  private final Places places;
  private final Function<OutputSink, OutputFilter> filters;

  /**
   * @param filters hide secrets in what programs print
   */
  EngineWorkshop(
      Supplier<ContainerEngine> engine,
      EngineNetwork network,
      Places places,
      Function<OutputSink, OutputFilter> filters) {
    this.engine = engine;
    this.network = network;
    this.places = places;
    this.filters = filters;
  }

  /** As Testcontainers does it: by {@code hub.image.name.prefix} or a class of the user's. */
  @Override
  public String substitute(String reference) {
    String shortName = reference.replaceFirst(HUB, "");
    String chosen =
        ImageNameSubstitutor.instance()
            .apply(DockerImageName.parse(shortName))
            .asCanonicalNameString();
    return chosen.equals(shortName) ? reference : chosen;
  }

  @Override
  public EngineImage pull(String reference, String architecture, Consumer<String> progress)
      throws ImageNotFound {
    return new ImagePull(engine.get(), reference, architecture, progress).pull();
  }

  @Override
  public Optional<EngineImage> find(String reference) {
    return engine.get().image(reference);
  }

  @Override
  public Workpiece open(EngineImage image, Fitting fitting) {
    return EngineWorkpiece.of(
        engine.get(),
        image,
        fitting,
        network,
        filters,
        places.scratchFolder("piece-" + System.nanoTime()));
  }

  @Override
  public void removeVolume(String name) {
    ContainerEngine current = engine.get();
    try {
      current.askIfThere("remove volume " + name, client -> client.removeVolumeCmd(name).exec());
    } catch (NotFoundException e) {
      // it is as wanted
    } catch (ConflictException e) {
      throw current.failure("remove volume " + name, e);
    }
  }
}
