package org.distromatrix.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A container that is nothing but an image in the making. */
final class AssemblyContainer implements AutoCloseable {
  private static final long LIMIT_MINUTES = 5;

  private final ContainerEngine engine;
  private final String id;
  private boolean runs;

  private AssemblyContainer(ContainerEngine engine, String id) {
    this.engine = engine;
    this.id = id;
  }

  /**
   * A container of an image.
   *
   * @param base its reference
   */
  static AssemblyContainer of(ContainerEngine engine, String base) {
    try {
      String id =
          engine
              .client()
              .createContainerCmd(base)
              .withCmd("sleep", "3600")
              .withLabels(OwnLabels.ofThisProcess())
              .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"))
              .exec()
              .getId();
      return new AssemblyContainer(engine, id);
    } catch (RuntimeException e) {
      throw engine.failure("create a container of " + base, e);
    }
  }

  /** Puts a layer on top of what is there. */
  void add(LayerArchive layer) throws IOException {
    if (layer.deletes()) {
      delete(layer);
    }
    try (InputStream tar = new BufferedInputStream(Files.newInputStream(layer.tar()))) {
      engine
          .client()
          .copyArchiveToContainerCmd(id)
          .withTarInputStream(tar)
          .withRemotePath("/")
          .exec();
    } catch (RuntimeException e) {
      throw engine.failure("take in a layer", e);
    }
  }

  /** Only what runs can delete. */
  private void delete(LayerArchive layer) throws IOException {
    List<String> argv = new ArrayList<>(List.of("sh", "-c"));
    argv.add(
        "while [ \"$1\" != -- ]; do find \"/$1\" -mindepth 1 -delete; shift; done; shift;"
            + " for name; do rm -rf \"/$name\"; done");
    argv.add("sh");
    argv.addAll(layer.emptied());
    argv.add("--");
    argv.addAll(layer.deleted());
    try {
      if (!runs) {
        engine.client().startContainerCmd(id).exec();
        runs = true;
      }
      String exec =
          engine
              .client()
              .execCreateCmd(id)
              .withCmd(argv.toArray(String[]::new))
              .withAttachStdout(true)
              .withAttachStderr(true)
              .exec()
              .getId();
      boolean ended =
          engine
              .client()
              .execStartCmd(exec)
              .exec(new ResultCallback.Adapter<Frame>())
              .awaitCompletion(LIMIT_MINUTES, TimeUnit.MINUTES);
      Long status = engine.client().inspectExecCmd(exec).exec().getExitCodeLong();
      if (!ended || status == null || status != 0) {
        throw new IOException("deleting what a layer hides ended with status " + status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.io.InterruptedIOException();
    } catch (RuntimeException e) {
      throw engine.failure("delete what a layer hides", e);
    }
  }

  /** Makes an image of it. */
  void commit(String name, String tag, Map<String, String> labels) {
    try {
      engine
          .client()
          .commitCmd(id)
          .withRepository(name)
          .withTag(tag)
          .withLabels(labels)
          .withPause(false)
          .exec();
    } catch (RuntimeException e) {
      throw engine.failure("keep image " + name + ":" + tag, e);
    }
  }

  @Override
  public void close() {
    engine.remove(id);
  }
}
