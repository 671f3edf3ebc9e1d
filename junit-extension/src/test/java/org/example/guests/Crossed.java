package org.example.guests;

import static org.distromatrix.junit.assertj.MatrixAssertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.distromatrix.junit.Distro;
import org.distromatrix.junit.DistroSource;
import org.distromatrix.junit.Guest;
import org.distromatrix.junit.OnDistros;
import org.distromatrix.plan.Cell;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;

/** Cells as arguments, and several annotations. */
@SuppressWarnings("NullAway.Init") // fields are filled
class Crossed {
  @ParameterizedTest
  @DistroSource(value = "debian:13", cross = "sizes")
  void crossed(Distro distro, int size, Guest guest) {
    assertThat(guest.shell(". /etc/os-release; echo $VERSION_ID %d".formatted(size)))
        .prints(distro.release() + " " + size);
  }

  static IntStream sizes() {
    return IntStream.of(1, 2);
  }

  @Nested
  @ParameterizedClass
  @DistroSource(value = "debian:13", cross = "words")
  class Words {
    @Parameter(0)
    Cell cell;

    @Parameter(1)
    String word;

    @Test
    void given(Guest guest) {
      assertThat(guest.exec("echo", word)).prints(word);
    }

    static List<String> words() {
      return List.of("yes", "no");
    }
  }

  @OnDistros("debian:12")
  @OnDistros("debian:13")
  void onEither(Guest guest) {
    assertThat(guest.exec("true")).succeeds();
  }
}
