package org.distromatrix.container;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectExecResponse;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.distromatrix.build.Ended;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.OutputFilter;
import org.distromatrix.command.OutputSink;
import org.distromatrix.command.OutputTail;
import org.distromatrix.failure.MatrixException;

/** A program that is run in a container to its end, its input being closed. */
final class EngineProgram extends ResultCallback.Adapter<Frame> {
  private static final int MOST_STDOUT = 16 << 20;

  /** An engine tells the status a moment after the end of the output. */
  private static final Duration STATUS_LIMIT = Duration.ofSeconds(10);

  /** Status of what was ended because its time was over, or never told. */
  private static final int UNKNOWN = -1;

  private final OutputFilter filter;
  private final OutputTail tail = new OutputTail();
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();

  /**
   * @param output gets what the filter lets pass, as the last lines do, which messages show
   */
  private EngineProgram(OutputSink output, Function<OutputSink, OutputFilter> filters) {
    this.filter =
        filters.apply(
            (buffer, length) -> {
              output.accept(buffer, length);
              tail.accept(buffer, length);
            });
  }

  /**
   * Runs it.
   *
   * @param environment added to that of the container
   * @param output gets both streams
   * @param filters hide secrets in them
   * @throws MatrixException (interrupted) if this thread was interrupted
   */
  static Ended run(
      ContainerEngine engine,
      String container,
      List<String> argv,
      Map<String, String> environment,
      OutputSink output,
      Function<OutputSink, OutputFilter> filters,
      Duration limit) {
    long started = System.nanoTime();
    String[] variables =
        environment.entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue())
            .toArray(String[]::new);
    String exec =
        engine
            .ask(
                "run " + argv.get(0),
                client ->
                    client
                        .execCreateCmd(container)
                        .withUser("root")
                        .withEnv(List.of(variables))
                        .withCmd(argv.toArray(String[]::new))
                        .withAttachStdout(true)
                        .withAttachStderr(true)
                        .exec())
            .getId();
    try (EngineProgram program = new EngineProgram(output, filters)) {
      boolean ended =
          engine
              .streams()
              .execStartCmd(exec)
              .exec(program)
              .awaitCompletion(limit.toMillis(), TimeUnit.MILLISECONDS);
      int status = ended ? status(engine, exec) : UNKNOWN;
      program.filter.close();
      return new Ended(program.result(status, System.nanoTime() - started), !ended);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw MatrixException.interrupted("A program in a container was interrupted");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MatrixException e) {
      throw e;
    } catch (RuntimeException e) {
      throw engine.failure("run " + argv.get(0), e);
    }
  }

  private static int status(ContainerEngine engine, String exec) {
    long deadline = System.nanoTime() + STATUS_LIMIT.toNanos();
    while (true) {
      InspectExecResponse told =
          engine.ask("tell a status", client -> client.inspectExecCmd(exec).exec());
      Long status = told.getExitCodeLong();
      boolean running = Boolean.TRUE.equals(told.isRunning());
      if (status != null && !running) {
        return status.intValue();
      }
      if (System.nanoTime() > deadline) {
        return UNKNOWN;
      }
    }
  }

  private CommandResult result(int status, long nanos) {
    return new CommandResult(
        status, stdout.toString(StandardCharsets.UTF_8), tail.lines(), Duration.ofNanos(nanos));
  }

  @Override
  public void onNext(Frame frame) {
    byte[] bytes = frame.getPayload();
    filter.accept(bytes, bytes.length);
    if (frame.getStreamType() != StreamType.STDERR && stdout.size() < MOST_STDOUT) {
      stdout.write(bytes, 0, Math.min(bytes.length, MOST_STDOUT - stdout.size()));
    }
  }
}
