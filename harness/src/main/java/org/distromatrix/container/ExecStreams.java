package org.distromatrix.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.distromatrix.remote.StreamTransport;

/** The standard streams of a program that was started in a container, whose output we read. */
final class ExecStreams implements StreamTransport.Streams {
  private final ResultCallback.Adapter<Frame> callback;
  private final FramePipe input = new FramePipe();
  private final FramePipe output = new FramePipe();

  private ExecStreams(Consumer<byte[]> stderr) {
    this.callback =
        new ResultCallback.Adapter<>() {
          @Override
          public void onNext(Frame frame) {
            if (frame.getStreamType() == StreamType.STDERR) {
              stderr.accept(frame.getPayload());
            } else {
              output.add(frame.getPayload().clone()); // docker-java fills it again
            }
          }

          @Override
          public void onError(Throwable throwable) {
            output.fail(throwable);
            super.onError(throwable);
          }

          @Override
          public void onComplete() {
            output.end();
            super.onComplete();
          }
        };
  }

  /**
   * Starts a program in a container that runs.
   *
   * @param stderr gets what it complains of; the array is reused afterwards
   * @throws IOException if the engine refuses
   */
  static ExecStreams start(
      DockerClient client, String container, Consumer<byte[]> stderr, String... argv)
      throws IOException {
    ExecStreams streams = new ExecStreams(stderr);
    try {
      String id =
          client
              .execCreateCmd(container)
              .withCmd(argv)
              .withAttachStdin(true)
              .withAttachStdout(true)
              .withAttachStderr(true)
              .exec()
              .getId();
      client
          .execStartCmd(id)
          .withStdIn(new PumpedInput(streams.input.reader()))
          .exec(streams.callback);
      return streams;
    } catch (RuntimeException e) {
      throw new IOException(EngineCalls.reason(e), e);
    }
  }

  @Override
  public InputStream output() {
    return output.reader();
  }

  @Override
  public OutputStream input() {
    return input.writer();
  }

  /** There is nothing at the other end any more. */
  void end() {
    output.end();
    input.end();
  }

  @Override
  public void close() throws IOException {
    end();
    callback.close();
  }

  /**
   * What docker-java reads on a thread of its own, which dies of an exception, to be seen by the
   * user, where the program has ended before its input: that is how connections end.
   */
  private static final class PumpedInput extends FilterInputStream {
    PumpedInput(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      Thread.currentThread().setUncaughtExceptionHandler((thread, cause) -> {});
      return super.read(buffer, offset, length);
    }
  }
}
