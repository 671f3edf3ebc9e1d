package org.distromatrix.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleWatchTest {
  private final ConsoleWatch console = new ConsoleWatch();

  private void print(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    console.accept(bytes, bytes.length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[ 1.2] Kernel panic - not syncing: Attempted to kill init! exitcode=0x00000200"
            + " | kernel panic: Attempted to kill init! exitcode=0x00000200",
        "ALERT!  /dev/vda does not exist.  Dropping to a shell!"
            + " | no root file system: ALERT!  /dev/vda does not exist",
        "Gave up waiting for root file system device.  Common problems:"
            + " | no root file system: Gave up waiting for root file system device",
        "ERROR: device '/dev/vda' not found. Skipping fsck."
            + " | no root file system: device '/dev/vda' not found",
        "[ 9.1] dracut-initqueue[300]: Warning: /dev/vda does not exist"
            + " | no root file system: Warning: /dev/vda does not exist",
        "You are in emergency mode. After logging in, type"
            + " | it ended in a rescue shell: You are in emergency mode",
      })
  void tellsWhatNoBootSurvives(String line, String words) {
    print("[ 0.1] Linux version 6.1\n" + line + "\r\n");

    assertThat(console.trouble()).isCompletedWithValue(words);
  }

  @Test
  void whatComesInPiecesIsReadWhole() {
    print("Kernel pa");
    print("nic - not syncing: ");
    assertThat(console.trouble()).isNotDone();
    print("VFS\nKernel panic - not syncing: a second one\n");

    assertThat(console.trouble()).isCompletedWithValue("kernel panic: VFS");
  }

  @Test
  void aPanicIsToldWithTheFaultThatItFollows() {
    print("[ 1.0] BUG: unable to handle page fault for address: ffffa1\n");
    print("[ 1.0] Oops: 0002 [#1] PREEMPT SMP NOPTI\n");
    print("[ 1.1] RIP: 0010:memcpy_orig+0x1c/0x120\n[ 1.1] RIP: 0033:0x7f00\n");
    assertThat(console.trouble()).isNotDone();
    print("[ 1.2] Kernel panic - not syncing: Fatal exception in interrupt\n");

    assertThat(console.trouble())
        .isCompletedWithValue(
            "kernel panic: Fatal exception in interrupt (BUG: unable to handle page fault for"
                + " address: ffffa1 in memcpy_orig+0x1c/0x120)");
  }

  @Test
  void aLineWithoutEndIsNotKept() {
    print("x".repeat(1 << 20) + " Kernel panic - not syncing: x\n");

    assertThat(console.trouble()).isCompletedWithValue("kernel panic: x");
  }

  @Test
  void namesWhomTheKernelEndedForWantOfMemory() {
    var first = console.nextOutOfMemory();
    print("Out of memory: Killed process 361 (tail) total-vm:5604kB, anon-rss:1kB\n");
    var second = console.nextOutOfMemory();
    print("Memory cgroup out of memory: Killed process 362 (a b) total-vm:1kB\n");

    assertThat(first).isCompletedWithValue("361 (tail)");
    assertThat(second).isCompletedWithValue("362 (a b)");
    assertThat(console.trouble()).isNotDone();
  }
}
