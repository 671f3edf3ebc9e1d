package org.distromatrix.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.WaitResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.distromatrix.remote.StreamTransport;

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

  private final ContainerEngine engine;
  private final String id;
  private final ContainerConsole console;
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private volatile boolean restarting;
  private volatile boolean closed;

  LiveContainer(ContainerEngine engine, String id, String token) {
    this.engine = engine;
    this.id = id;
    this.console = new ContainerConsole(token);
  }

  /** What it says. */
  public ContainerConsole console() {
    return console;
  }

  /** Completes with what no boot survives, in words. */
  public CompletableFuture<String> ended() {
    return ended;
  }

  /** A program in it that is an SSH server for one connection. */
  public StreamTransport entrance() {
    return new StreamTransport(
        () -> ExecStreams.start(engine.client(), id, "/usr/lib/matrix/bin/matrix-enter"));
  }

  /**
   * Puts the content of a tar into it, whether it runs or not.
   *
   * @param folder where
   */
  void put(InputStream tar, String folder) {
    try {
      engine
          .client()
          .copyArchiveToContainerCmd(id)
          .withTarInputStream(tar)
          .withRemotePath(folder)
          .exec();
    } catch (RuntimeException e) {
      throw engine.failure("put files into a container", e);
    }
  }

  /** As {@link #put(InputStream, String)}, with what is small. */
  public void put(byte[] tar, String folder) {
    put(new ByteArrayInputStream(tar), folder);
  }

  /**
   * Starts it.
   *
   * @param log file that its console is appended to
   */
  public void start(Path log) {
    console.logTo(log);
    start();
  }

  private void start() {
    try {
      console.boots();
      var unused = console.entered().thenAccept(this::awaitReady);
      engine
          .client()
          .attachContainerCmd(id)
          .withStdOut(true)
          .withStdErr(true)
          .withFollowStream(true)
          .exec(new Attached());
      engine.client().startContainerCmd(id).exec();
      engine.client().waitContainerCmd(id).exec(new Waiting());
    } catch (RuntimeException e) {
      throw engine.failure("start a container", e);
    }
  }

  private void awaitReady(ContainerConsole.Entered entered) {
    if (entered.systemd()) {
      var thread = new Thread(this::readState, "container-ready");
      thread.setDaemon(true);
      thread.start();
    } else {
      console.reached("running");
    }
  }

  /** A boot that goes down before it has ended says nothing, and the next one is asked again. */
  private void readState() {
    try (ExecStreams streams = ExecStreams.start(engine.client(), id, "cat", "/run/matrix/ready");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(streams.output(), StandardCharsets.UTF_8))) {
      String state = lines.readLine();
      if (state != null) {
        console.reached(state.strip());
      }
    } catch (IOException e) {
      // whoever waits for the boot has a limit, and hears if the container ends
    }
  }

  /** Ends what runs in it, and starts it again: a reboot where nothing in it can do one. */
  public void restart() {
    try {
      restarting = true;
      engine.client().killContainerCmd(id).exec();
    } catch (RuntimeException e) {
      restarting = false;
      throw engine.failure("start a container again", e);
    }
  }

  private final class Attached extends ResultCallback.Adapter<Frame> {
    @Override
    public void onNext(Frame frame) {
      console.hear(frame.getPayload());
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
      if (!closed) {
        ended.complete("its engine says no more of it: " + ContainerEngine.reason(cause));
      }
      super.onError(cause);
    }
  }

  private void stopped(long status) {
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
      ContainerState state = engine.client().inspectContainerCmd(id).exec().getState();
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
      console.close();
    }
  }
}
