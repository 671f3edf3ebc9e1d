package org.distromatrix.report.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagePatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "expected 3 but was 4 | expected N but was N",
        "took 0.31s, 12 ms, 80% of 1,000 | took N, N ms, N of N",
        "worker[4711]: gone | worker[N]: gone",
        "exit status 3 | exit status 3",
        "errno 13, signal 11, error: 2 | errno 13, signal 11, error: 2",
        "cannot open libz.so.1 | cannot open libz.so.1",
        "test reads-3-files of x86_64 failed | test reads-3-files of x86_64 failed",
        "no /tmp/tmp.Xy12/a in '/var/tmp/b c' | no TMP in 'TMP c'",
        "/home/tmp/a stays | /home/tmp/a stays",
        "at 2026-11-27T06:00:00.25Z or 06:00:01 | at TIME or TIME",
        "at 2026-11-27 | at TIME",
        "0x7ffd21a0 is 5f1d1f0c9e | HEX is HEX",
        "deadbeef and facade are words | deadbeef and facade are words",
        "boot d82d4a28-b1c8-4596-915e-7696db82ba08 | boot UUID",
        "in debian:13/nspawn/CC=gcc and arch/qemu. | in CELL and CELL.",
        "two   words\tand a line | two words and a line",
      })
  void replacesWhatIsVolatile(String message, String pattern) {
    assertThat(MessagePattern.of(message)).isEqualTo(pattern);
  }
}
