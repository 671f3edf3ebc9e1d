package org.distromatrix.container;

import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.distromatrix.build.Ended;
import org.distromatrix.build.EngineImage;
import org.distromatrix.build.Workpiece;
import org.distromatrix.build.Workshop.Fitting;
import org.distromatrix.command.OutputFilter;
import org.distromatrix.command.OutputSink;
import org.distromatrix.host.Trees;
import org.distromatrix.remote.TarWriter;
import org.distromatrix.remote.TransferLimits;
import org.distromatrix.remote.TreeUnpacker;

/** A container that is nothing but an image or a build in the making. */
final class EngineWorkpiece implements Workpiece {
  /** What a build leaves may be larger than what a test does. */
  private static final TransferLimits LIMITS = new TransferLimits(10_000, 2L << 30);

  private static final Duration SMALL = Duration.ofMinutes(2);

  private final ContainerEngine engine;
  private final String id;
  private final Path scratch;
  private final Function<OutputSink, OutputFilter> filters;
  private final Map<String, String> environment;
  private boolean runs;

  private EngineWorkpiece(
      ContainerEngine engine,
      String id,
      Path scratch,
      Function<OutputSink, OutputFilter> filters,
      Map<String, String> environment) {
    this.engine = engine;
    this.id = id;
    this.scratch = scratch;
    this.filters = filters;
    this.environment = environment;
  }

  /**
   * A container of an image.
   *
   * @param image its origin is handed on to what is made of it
   * @param network given to it if it is to have one
   * @param filters hide secrets in what programs print
   * @param scratch folder of our own, which is made and removed
   */
  static EngineWorkpiece of(
      ContainerEngine engine,
      EngineImage image,
      Fitting fitting,
      EngineNetwork network,
      Function<OutputSink, OutputFilter> filters,
      Path scratch) {
    HostConfig host = HostConfig.newHostConfig();
    network.apply(host, fitting.network());
    host.withBinds(
        fitting.volumes().entrySet().stream()
            .map(one -> new Bind(one.getKey(), new Volume(one.getValue())))
            .toArray(Bind[]::new));
    fitting.volumes().keySet().forEach(name -> makeVolume(engine, name));
    CreateContainerResponse made =
        engine.ask(
            "create a container of " + image.reference(),
            client ->
                client
                    .createContainerCmd(image.reference())
                    .withName(OwnLabels.newName())
                    .withEntrypoint("sleep", "86400")
                    .withUser("root")
                    .withWorkingDir("/")
                    .withLabels(OwnLabels.ofWork(image.origin()))
                    .withHostConfig(host)
                    .exec());
    return new EngineWorkpiece(
        engine, made.getId(), scratch, filters, fitting.network() ? network.proxies() : Map.of());
  }

  private static void makeVolume(ContainerEngine engine, String name) {
    engine.ask(
        "make volume " + name,
        client ->
            client
                .createVolumeCmd()
                .withName(name)
                .withLabels(Map.of(OwnLabels.VOLUME, "cache"))
                .exec());
  }

  @Override
  public void put(Map<String, String> files) {
    try {
      Path folder = Files.createDirectories(scratch.resolve("put"));
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey().substring(1));
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      }
      openFolders(folder);
      putTree(folder, "/");
      Trees.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Folders of the image get the modes of these, whatever our umask is. */
  private static void openFolders(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : (Iterable<Path>) all.filter(Files::isDirectory)::iterator) {
        Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  @Override
  public void putTree(Path folder, String target) throws IOException {
    run(List.of("mkdir", "-p", target), OutputSink.none(), SMALL)
        .require(target + " cannot be made");
    Files.createDirectories(scratch);
    Path tar = scratch.resolve("tree.tar");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(tar))) {
      new TarWriter(out).write(folder, "");
    }
    put(tar, target);
    Files.delete(tar);
  }

  @Override
  public void putArchive(Path tar) throws IOException {
    put(tar, "/");
  }

  private void put(Path tar, String target) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(tar))) {
      engine.put(id, in, target);
    }
  }

  @Override
  public void fetch(String folder, Path tar) throws IOException {
    try (InputStream in = open(folder)) {
      Files.copy(in, tar);
    }
  }

  private boolean has(String folder) {
    try (InputStream found =
        engine.askIfThere(
            "look for " + folder,
            client -> client.copyArchiveFromContainerCmd(id, folder).exec())) {
      return true;
    } catch (NotFoundException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream open(String folder) {
    return engine.askLong(
        "give out " + folder, client -> client.copyArchiveFromContainerCmd(id, folder).exec());
  }

  /** The engine puts the folder's own name before all others. */
  @Override
  public List<String> fetchFiles(String folder, Path target) throws IOException {
    if (!has(folder)) {
      return List.of(); // a script may have deleted it
    }
    Path beside = scratch.resolve("fetched");
    try (InputStream in = new BufferedInputStream(open(folder))) {
      List<String> leftOut = new TreeUnpacker(beside, LIMITS).unpack(in);
      Path inner = beside.resolve(folder.substring(folder.lastIndexOf('/') + 1));
      if (Files.isDirectory(inner)) {
        Files.createDirectories(target.getParent());
        Trees.delete(target);
        Files.move(inner, target);
      }
      return leftOut;
    } finally {
      Trees.delete(beside);
    }
  }

  @Override
  public Ended run(List<String> argv, OutputSink output, Duration limit) {
    if (!runs) {
      engine.start(id);
      runs = true;
    }
    Ended ended = EngineProgram.run(engine, id, argv, environment, output, filters, limit);
    if (ended.timedOut()) {
      engine.kill(id); // an engine ends no single program
      runs = false;
    }
    return ended;
  }

  @Override
  public EngineImage commit(String name, String tag) {
    String reference = name + ":" + tag;
    engine.askLong(
        "keep image " + reference,
        client -> client.commitCmd(id).withRepository(name).withTag(tag).withPause(false).exec());
    return engine.image(reference).orElseThrow();
  }

  @Override
  public void close() {
    try (Closeable last = () -> Trees.delete(scratch)) {
      engine.remove(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
