package org.distromatrix.container;

import com.github.dockerjava.api.command.InspectVolumeResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.build.EngineImage;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Finding;

/** Looks after what is ours in the container engine of this host. */
public final class EngineCare implements AutoCloseable {
  private final ContainerEngine engine;

  EngineCare(ContainerEngine engine) {
    this.engine = engine;
  }

  /** That of the engine; empty if none answers. */
  public static Optional<EngineCare> ifThere() {
    try {
      return Optional.of(new EngineCare(EngineLookup.find()));
    } catch (MatrixException e) {
      return Optional.empty();
    }
  }

  /** Whether there is an engine, and if not, what was tried. */
  public static Finding finding() {
    String part = "container engine";
    String neededFor = "boot: container";
    try (ContainerEngine found = EngineLookup.find()) {
      return Finding.ok(part, neededFor, found.facts().words());
    } catch (MatrixException e) {
      return Finding.info(
          part, neededFor, "none answers (%s)".formatted(EngineTrials.words(System.getenv())));
    }
  }

  /** Removes the containers of dead runs; returns what was removed, in words. */
  public List<String> removeLeftovers() {
    return sweep(engine).stream().map(id -> "container " + id.substring(0, 12)).toList();
  }

  /** As {@link #removeLeftovers}; returns their ids. */
  static List<String> sweep(ContainerEngine engine) {
    List<String> abandoned =
        engine.labelled(OwnLabels.OWNER).entrySet().stream()
            .filter(one -> OwnLabels.isAbandoned(one.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    abandoned.forEach(engine::remove);
    return abandoned;
  }

  /**
   * Removes our images that no container uses.
   *
   * @param age how long ago they were made, at least: an engine does not tell when one was used
   * @return what was removed, in words
   */
  public List<String> removeImages(Duration age) {
    List<String> removed = new ArrayList<>();
    long latest = Instant.now().minus(age).getEpochSecond();
    for (String name : names()) {
      for (Image image : ours(name)) {
        // a base image has no date: it goes when the last cell's image made of it has gone
        if (image.getCreated() <= latest && (image.getCreated() > 0 || age.isZero())) {
          remove(image, name).ifPresent(removed::add);
        }
      }
    }
    return removed;
  }

  private List<Image> ours(String name) {
    return engine.ask(
        "list its images", client -> client.listImagesCmd().withReferenceFilter(name).exec());
  }

  /** What is made of others before these. */
  private static List<String> names() {
    List<String> names = new ArrayList<>(List.of(CellImports.CELL));
    names.addAll(EngineImage.NAMES);
    names.add(CellImports.BASE);
    return names;
  }

  /**
   * Removes our volumes that no container uses: build folders and downloaded packages.
   *
   * @param age how long ago they were made, at least
   * @return what was removed, in words
   */
  public List<String> removeVolumes(Duration age) {
    List<String> removed = new ArrayList<>();
    Instant latest = Instant.now().minus(age);
    List<InspectVolumeResponse> all =
        Optional.ofNullable(
                engine
                    .ask("list its volumes", client -> client.listVolumesCmd().exec())
                    .getVolumes())
            .orElse(List.of());
    for (InspectVolumeResponse volume : all) {
      Map<String, String> labels = Optional.ofNullable(volume.getLabels()).orElse(Map.of());
      boolean ours = labels.containsKey(OwnLabels.VOLUME);
      if (ours && (age.isZero() || !made(volume.getName()).isAfter(latest))) {
        removeVolume(volume.getName()).ifPresent(removed::add);
      }
    }
    return removed;
  }

  /** Only who asks for one volume is told. */
  private Instant made(String volume) {
    Object time =
        engine
            .ask("look at volume " + volume, client -> client.inspectVolumeCmd(volume).exec())
            .getRawValues()
            .get("CreatedAt");
    return time instanceof String text ? OffsetDateTime.parse(text).toInstant() : Instant.now();
  }

  private Optional<String> removeVolume(String name) {
    try {
      engine.askIfThere("remove volume " + name, client -> client.removeVolumeCmd(name).exec());
      return Optional.of("volume " + name + " of the container engine");
    } catch (ConflictException | NotFoundException e) {
      return Optional.empty(); // a container has it, or somebody else removed it
    }
  }

  private Optional<String> remove(Image image, String name) {
    String reference =
        Optional.ofNullable(image.getRepoTags())
            .filter(tags -> tags.length > 0)
            .map(tags -> tags[0])
            .orElse(image.getId());
    try {
      engine.askIfThere("remove image " + name, client -> client.removeImageCmd(reference).exec());
      return Optional.of("image " + reference + " of the container engine");
    } catch (ConflictException | NotFoundException e) {
      return Optional.empty(); // a container has it, or somebody else removed it
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
