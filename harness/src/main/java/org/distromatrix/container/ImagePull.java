package org.distromatrix.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.distromatrix.build.EngineImage;
import org.distromatrix.build.Workshop.ImageNotFound;
import org.distromatrix.failure.MatrixException;
import org.jspecify.annotations.Nullable;

/** Brings one image in from its registry, with the credentials that Docker's configuration has. */
final class ImagePull {
  private static final Duration LIMIT = Duration.ofMinutes(20);

  /** What engines and registries answer, in words of Docker's and of Podman's. */
  private static final Pattern NOT_FOUND =
      Pattern.compile(
          "(?i)manifest unknown|manifest for .* not found|not found: manifest|name unknown"
              + "|repository .* not found|no such image|404 \\(?Not Found");

  private static final Pattern DENIED =
      Pattern.compile(
          "(?i)unauthorized|authentication required|access denied|access to the resource is denied"
              + "|no basic auth");

  private static final Pattern LIMITED = Pattern.compile("(?i)toomanyrequests|rate limit");

  private static final Pattern FULL = Pattern.compile("(?i)no space left on device");

  private final ContainerEngine engine;
  private final String reference;
  private final ImageName name;
  private final String architecture;
  private final Consumer<String> progress;

  /**
   * @param architecture product name, as {@code x86-64}
   */
  ImagePull(
      ContainerEngine engine, String reference, String architecture, Consumer<String> progress) {
    this.engine = engine;
    this.reference = reference;
    this.name = ImageName.parse(reference);
    this.architecture = architecture;
    this.progress = progress;
  }

  EngineImage pull() throws ImageNotFound {
    engine.facts().require(architecture);
    Progress heard = new Progress();
    try {
      boolean ended =
          engine
              .streams()
              .pullImageCmd(name.name())
              .withTag(name.tag())
              .withPlatform("linux/" + ImageArchitecture.of(architecture))
              .exec(heard)
              .awaitCompletion(LIMIT.toMinutes(), TimeUnit.MINUTES);
      if (!ended) {
        throw failure("it did not end within " + LIMIT.toMinutes() + " min", "try again later");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw MatrixException.interrupted("Pulling " + reference + " was interrupted");
    } catch (NotFoundException e) {
      throw new ImageNotFound(EngineCalls.reason(e));
    } catch (MatrixException e) {
      throw e;
    } catch (RuntimeException e) {
      throw explained(EngineCalls.reason(e));
    }
    String problem = heard.problem;
    if (problem != null) {
      throw explained(problem);
    }
    return found();
  }

  private EngineImage found() {
    InspectImageResponse image =
        engine.ask(
            "look at image " + reference, client -> client.inspectImageCmd(reference).exec());
    String wanted = ImageArchitecture.of(architecture);
    String found = String.valueOf(image.getArch());
    if (!found.equals(wanted)) {
      throw failure(
          "it is for %s, and the cell for %s".formatted(found, wanted),
          "its registry has none for this architecture");
    }
    String digest = digest(image).orElse(reference);
    return new EngineImage(digest, String.valueOf(image.getId()), digest);
  }

  private Optional<String> digest(InspectImageResponse image) {
    List<String> digests = Optional.ofNullable(image.getRepoDigests()).orElse(List.of());
    String own = shortened(name.name()) + "@";
    return digests.stream()
        .filter(one -> shortened(one).startsWith(own))
        .findFirst()
        .or(() -> digests.stream().findFirst());
  }

  /** Docker leaves out the names of its own registry. */
  private static String shortened(String name) {
    return name.replaceFirst(EngineWorkshop.HUB, "");
  }

  private MatrixException explained(String reason) throws ImageNotFound {
    if (LIMITED.matcher(reason).find()) {
      return failure(
          "its registry has a limit, which is reached: " + reason,
          "log in (docker login), or put a registry of your own before it:"
              + " TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX");
    }
    if (FULL.matcher(reason).find()) {
      return failure(
          "the disk of the container engine is full: " + reason,
          "`matrix clean --all` removes our images from it, `docker system prune` others");
    }
    if (DENIED.matcher(reason).find()) {
      return failure(
          "its registry does not let us in: " + reason,
          "log in (docker login, podman login), or name credentials in DOCKER_AUTH_CONFIG");
    }
    if (NOT_FOUND.matcher(reason).find()) {
      throw new ImageNotFound(reason);
    }
    return failure(reason, "is its registry reachable for " + engine.facts().words() + "?");
  }

  private MatrixException failure(String why, String hint) {
    return MatrixException.infrastructure(
            "Cannot pull the image \"%s\": %s".formatted(reference, why))
        .withHint(hint);
  }

  /**
   * Tells how much of the layers has come; now and then, as engines tell it often. Keeps what went
   * wrong: docker-java's own callback knows failures of Docker's only.
   */
  private final class Progress extends ResultCallback.Adapter<PullResponseItem> {
    private static final long STEP = 16L << 20;

    private final Map<String, Long> bytes = new LinkedHashMap<>();
    private long told;
    private volatile @Nullable String problem;

    @Override
    public void onNext(PullResponseItem item) {
      ResponseItem.ErrorDetail error = item.getErrorDetail();
      if (error != null && error.getMessage() != null) {
        problem = error.getMessage();
      } else if (item.getError() != null) {
        problem = item.getError();
      }
      ResponseItem.ProgressDetail detail = item.getProgressDetail();
      if (item.getId() != null && detail != null && detail.getCurrent() != null) {
        bytes.merge(item.getId(), detail.getCurrent(), Math::max);
        tell(bytes.values().stream().mapToLong(Long::longValue).sum());
      }
    }

    private void tell(long all) {
      if (all - told >= STEP) {
        told = all;
        progress.accept("pulling %s: %d MiB".formatted(reference, all >> 20));
      }
    }
  }
}
