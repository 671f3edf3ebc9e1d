package org.example;

import static org.distromatrix.junit.assertj.MatrixAssertions.assertThat;

import org.distromatrix.junit.Distro;
import org.distromatrix.junit.Guest;
import org.distromatrix.junit.OnDistros;
import org.junit.jupiter.api.Test;

@OnDistros
class HelloIT {
  @Test
  void greets(Guest guest) {
    assertThat(guest.exec("hello")).succeeds().stdout().startsWith("Hello from Debian");
  }

  @Test
  void knowsItsRelease(Guest guest, Distro distro) {
    assertThat(guest.exec("hello")).stdout().contains(distro.release());
  }
}
