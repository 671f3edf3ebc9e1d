package org.distromatrix.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.WaitResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.distromatrix.command.OutputFilter;
import org.distromatrix.command.OutputSink;
import org.distromatrix.remote.StreamTransport;
import org.jspecify.annotations.Nullable;

/**
 * A container of ours, from its creation to its end. Where what runs in it asks for a reboot, it is
 * started again.
 */
public final class LiveContainer implements AutoCloseable {
  /**
   * How a process ends that is the first of its namespace when somebody in it calls for a reboot:
   * by SIGHUP (reboot(2), "Behavior inside PID namespaces").
   */
  private static final long REBOOTED = 128 + 1;

  /** The pipes are made a moment after the container's start. */
  private static final String WORDS =
      "until [ -p /run/matrix/entered ]; do sleep 0.01; done;"
          + " cat /run/matrix/entered; cat /run/matrix/ready";

  private final ContainerEngine engine;
  private final String id;
  private final Function<OutputSink, OutputFilter> filters;
  private final ContainerBoots boots = new ContainerBoots();
  private @Nullable ConsoleLog console;
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private final Set<ExecStreams> execs = ConcurrentHashMap.newKeySet();
  private final AtomicInteger stops = new AtomicInteger();
  private volatile boolean restarting;
  private volatile boolean closed;

  LiveContainer(ContainerEngine engine, String id, Function<OutputSink, OutputFilter> filters) {
    this.engine = engine;
    this.id = id;
    this.filters = filters;
  }

  /** What it says of its boots. */
  public ContainerBoots boots() {
    return boots;
  }

  /** Completes with what no boot survives, in words. */
  public CompletableFuture<String> ended() {
    return ended;
  }

  /** A program in it that is an SSH server for one connection. */
  public StreamTransport entrance() {
    return new StreamTransport(() -> exec("/usr/lib/matrix/bin/matrix-enter"));
  }

  private ExecStreams exec(String... argv) throws IOException {
    int before = stops.get();
    ExecStreams streams = ExecStreams.start(engine.streams(), id, this::toConsole, argv);
    execs.add(streams);
    if (stops.get() != before) { // it may have been started in what ended meanwhile
      streams.close();
      throw new IOException("the container has ended");
    }
    return streams;
  }

  /** An engine may keep the streams of a program open whose container is gone. */
  private void endExecs() {
    stops.incrementAndGet();
    for (ExecStreams streams : execs) {
      streams.end();
    }
    execs.clear();
  }

  /**
   * Puts the content of a small tar into it, whether it runs or not.
   *
   * @param folder where
   */
  public void put(byte[] tar, String folder) {
    engine.put(id, new ByteArrayInputStream(tar), folder);
  }

  /**
   * Starts it.
   *
   * @param log file that its console is appended to
   */
  public void start(Path log) {
    console = new ConsoleLog(log, filters);
    start();
  }

  private void start() {
    boots.begin();
    hearConsole();
    engine.start(id);
    hearBoot();
    engine.streams().waitContainerCmd(id).exec(new Waiting());
  }

  private void hearConsole() {
    engine
        .streams()
        .attachContainerCmd(id)
        .withStdOut(true)
        .withStdErr(true)
        .withFollowStream(true)
        .exec(new Console());
  }

  private void hearBoot() {
    var thread = new Thread(this::readWords, "container-boot");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The console would be too early for whoever attaches to it, and is not ours alone. A boot that
   * goes down before it has said all is followed by another, or by the end.
   */
  private void readWords() {
    try (ExecStreams streams = exec("sh", "-c", WORDS);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(streams.output(), StandardCharsets.UTF_8))) {
      String first = lines.readLine();
      if (first != null) {
        boots.hear(first);
        String state = lines.readLine();
        if (state != null) {
          boots.reached(state.strip());
        }
      }
    } catch (IOException e) {
      // whoever waits for the boot has a limit, and hears if the container ends
    }
  }

  /** Ends what runs in it, and starts it again: a reboot where nothing in it can do one. */
  public void restart() {
    try {
      restarting = true;
      engine.kill(id);
    } catch (RuntimeException e) {
      restarting = false;
      throw e;
    }
  }

  private final class Console extends ResultCallback.Adapter<Frame> {
    @Override
    public void onNext(Frame frame) {
      toConsole(frame.getPayload());
    }
  }

  /** What the way in complains of belongs there, too: an SSH server says only so why it refuses. */
  private void toConsole(byte[] bytes) {
    ConsoleLog log = console;
    if (log != null) {
      log.write(bytes);
    }
  }

  private final class Waiting extends ResultCallback.Adapter<WaitResponse> {
    @Override
    public void onNext(WaitResponse response) {
      Integer status = response.getStatusCode();
      stopped(status == null ? -1 : status);
    }

    /** The engine is gone, or this container. */
    @Override
    public void onError(Throwable cause) {
      endExecs();
      if (!closed) {
        ended.complete("its engine says no more of it: " + EngineCalls.reason(cause));
      }
      super.onError(cause);
    }
  }

  private void stopped(long status) {
    endExecs();
    if (closed) {
      return;
    }
    if (restarting || status == REBOOTED) {
      restarting = false;
      try {
        start();
      } catch (RuntimeException e) {
        ended.complete(String.valueOf(e.getMessage()));
      }
      return;
    }
    ended.complete(words(status));
  }

  private String words(long status) {
    try {
      ContainerState state =
          engine
              .askIfThere("tell of a container", client -> client.inspectContainerCmd(id).exec())
              .getState();
      if (Boolean.TRUE.equals(state.getOOMKilled())) {
        return "it took more memory than it may, and was killed";
      }
    } catch (NotFoundException e) {
      return "somebody removed it";
    } catch (RuntimeException e) {
      // its status is all that is known
    }
    if (status == 0 || status == 128 + 2) {
      return "it powered itself off";
    }
    return status == 128 + 9
        ? "somebody killed it"
        : "its first process ended with status " + status;
  }

  /** Ends it and throws it away. */
  @Override
  public void close() {
    closed = true;
    try {
      engine.remove(id);
    } finally {
      ConsoleLog log = console;
      if (log != null) {
        log.close();
      }
    }
  }
}
