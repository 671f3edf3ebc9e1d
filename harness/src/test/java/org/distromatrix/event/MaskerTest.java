package org.distromatrix.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskerTest {
  @Test
  void hidesEveryPlace() {
    var masker = Masker.of(List.of("hunter22", "päss\"wort"));

    assertThat(masker.mask("hunter22 and hunter22, päss\"wort.")).isEqualTo("*** and ***, ***.");
    assertThat(masker.mask("hunter2 is nothing")).isEqualTo("hunter2 is nothing");
  }

  @Test
  void leavesShortAndBlankValuesAlone() {
    assertThat(Masker.of(List.of("", "  ", "abc")).isActive()).isFalse();
    assertThat(Masker.none().mask("abc")).isEqualTo("abc");
  }

  @Test
  void hidesEachLineOfAKey() {
    var masker = Masker.of(List.of("-----BEGIN KEY-----\nMIIEvQ\nabc\n"));

    assertThat(masker.mask("got MIIEvQ\r\n")).isEqualTo("got ***\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "xabcdefx, x***x", // one within the other's reach
    "abcd1, ***1",
    "abcdxef, ***xef", // the longer one did not come true
    "abcdabcd, ***",
    "xxefghx, xx***x"
  })
  void hidesOverlappingValuesWhole(String text, String masked) {
    assertThat(Masker.of(List.of("abcd", "abcdef", "cdef", "efgh")).mask(text)).isEqualTo(masked);
  }

  @Test
  void hidesWhatIsSplitAcrossChunks() {
    var masker = Masker.of(List.of("hunter22", "22nd street", "aaaab"));
    var text = "hunhunter22nd street 22nd hunter2 aaaaaab hunter22hunter22 tail hunter";
    var random = new Random(7);

    for (int round = 0; round < 500; round++) {
      assertThat(chunked(masker, text, random))
          .isEqualTo("hun*** 22nd hunter2 aa*** *** tail hunter")
          .isEqualTo(masker.mask(text));
    }
  }

  private static String chunked(Masker masker, String text, Random random) {
    var out = new ByteArrayOutputStream();
    var bytes = text.getBytes(UTF_8);
    try (var sink = new MaskingSink(masker, (buffer, length) -> out.write(buffer, 0, length))) {
      for (int at = 0; at < bytes.length; ) {
        int length = Math.min(bytes.length - at, random.nextInt(6));
        sink.accept(java.util.Arrays.copyOfRange(bytes, at, at + length), length);
        at += length;
      }
    }
    return out.toString(UTF_8);
  }

  @Test
  void holdsBackNothingThatCannotBeASecret() {
    var out = new ByteArrayOutputStream();
    var sink =
        new MaskingSink(
            Masker.of(List.of("hunter22")), (buffer, length) -> out.write(buffer, 0, length));

    var bytes = "line\nhun".getBytes(UTF_8);
    sink.accept(bytes, bytes.length);
    assertThat(out.toString(UTF_8)).isEqualTo("line\n");

    sink.close();
    assertThat(out.toString(UTF_8)).isEqualTo("line\nhun");
  }

  @Test
  void passesBytesAsTheyAreWithoutSecrets() {
    var out = new ByteArrayOutputStream();
    var sink = new MaskingSink(Masker.none(), (buffer, length) -> out.write(buffer, 0, length));
    var bytes = new byte[] {0, (byte) 0xff, (byte) 0xc3, 'a'};

    sink.accept(bytes, 3);
    sink.close();

    assertThat(out.toByteArray()).containsExactly(0, 0xff, 0xc3);
  }
}
