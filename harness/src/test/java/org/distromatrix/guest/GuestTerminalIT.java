package org.distromatrix.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A user's terminal and pipes, joined to a real guest. */
class GuestTerminalIT {
  private static GuestFixture fixture;
  private static Guest guest;

  @BeforeAll
  static void boot() {
    fixture = new GuestFixture();
    guest = fixture.boot("trixie");
  }

  @AfterAll
  static void close() throws Exception {
    guest.close();
    fixture.close();
  }

  @Test
  void windowSizeFollowsAndSettingsAreRestored() throws Exception {
    var keys = new PipedOutputStream();
    var screen = new ByteArrayOutputStream();
    try (var in = new PipedInputStream(keys);
        var terminal =
            new LineDisciplineTerminal(
                "test", "vt100", OutputStream.nullOutputStream(), StandardCharsets.UTF_8)) {
      terminal.setSize(new Size(90, 30));
      Attributes before = terminal.getAttributes();
      GuestCommand command =
          GuestCommand.shell(
              "trap 'stty size; exit 9' WINCH; stty size; while :; do sleep 0.05; done");
      var resizer = new ResizeWhenStarted(terminal, screen);

      GuestResult result = GuestTerminal.run(guest, command, terminal, in, resizer);

      assertThat(result.status()).contains(9);
      assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("30 90\r\n50 120\r\n");
      assertThat(terminal.getAttributes().getLocalFlags()).isEqualTo(before.getLocalFlags());
      assertThat(terminal.getAttributes().getOutputFlags()).isEqualTo(before.getOutputFlags());
    }
  }

  /** The user makes the window larger once the program has written something. */
  private static final class ResizeWhenStarted extends OutputStream {
    private final LineDisciplineTerminal terminal;
    private final OutputStream screen;
    private boolean resized;

    ResizeWhenStarted(LineDisciplineTerminal terminal, OutputStream screen) {
      this.terminal = terminal;
      this.screen = screen;
    }

    @Override
    public void write(int value) throws java.io.IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws java.io.IOException {
      screen.write(bytes, offset, length);
      if (!resized) {
        resized = true;
        terminal.setSize(new Size(120, 50));
        terminal.raise(Signal.WINCH);
      }
    }
  }

  @Test
  void loginShellTakesWhatIsTyped() {
    var in = new ByteArrayInputStream("echo $((6*7)); exit 4\n".getBytes(StandardCharsets.UTF_8));
    var out = new ByteArrayOutputStream();
    GuestResult result =
        GuestStreams.run(
            guest, GuestTerminal.loginShell(), in, out, OutputStream.nullOutputStream());
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("42\n");
    assertThat(result.status()).contains(4);
  }

  @Test
  void pipesPassBytesUnchanged() {
    byte[] bytes = new byte[300_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    GuestResult result =
        GuestStreams.run(
            guest,
            GuestCommand.shell("tee /dev/stderr"),
            new ByteArrayInputStream(bytes),
            out,
            err);
    assertThat(result.succeeded()).isTrue();
    assertThat(out.toByteArray()).isEqualTo(bytes);
    assertThat(err.toByteArray()).isEqualTo(bytes);
  }
}
