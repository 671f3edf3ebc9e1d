package org.distromatrix.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FramePipeTest {
  private final FramePipe pipe = new FramePipe();

  @Test
  void bytesComeAsTheyWerePutIn() throws Exception {
    byte[] reused = "ab".getBytes(StandardCharsets.US_ASCII);
    var writer = new Thread(() -> write(reused)); // its end is not the pipe's
    writer.start();
    writer.join();
    pipe.writer().write('d');
    pipe.add(new byte[0]);
    pipe.end();

    assertThat(pipe.reader().readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("abd");
    assertThat(pipe.reader().read()).isEqualTo(-1);
  }

  private void write(byte[] reused) {
    try {
      pipe.writer().write(reused);
      reused[0] = 'x';
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatWentWrongComesAfterTheLastByte() throws IOException {
    pipe.add("a".getBytes(StandardCharsets.US_ASCII));
    pipe.fail(new IllegalStateException("Status 500: {\"message\":\"No such exec: \\\"1\\\"\"}\n"));

    assertThat(pipe.reader().read()).isEqualTo('a');
    assertThatThrownBy(() -> pipe.reader().read())
        .isInstanceOf(IOException.class)
        .hasMessage("No such exec: \"1\"");
  }
}
