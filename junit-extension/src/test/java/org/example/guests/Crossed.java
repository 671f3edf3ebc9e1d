package org.example.guests;

import static org.distromatrix.junit.assertj.MatrixAssertions.assertThat;

import java.util.stream.IntStream;
import org.distromatrix.junit.Distro;
import org.distromatrix.junit.DistroSource;
import org.distromatrix.junit.Guest;
import org.distromatrix.junit.OnDistros;
import org.junit.jupiter.params.ParameterizedTest;

/** Cells as arguments, and several annotations. */
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

  @OnDistros("debian:12")
  @OnDistros("debian:13")
  void onEither(Guest guest) {
    assertThat(guest.exec("true")).succeeds();
  }
}
