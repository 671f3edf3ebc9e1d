package org.example.guests;

import static org.distromatrix.junit.assertj.MatrixAssertions.assertThat;

import org.distromatrix.config.Isolation;
import org.distromatrix.junit.Guest;
import org.distromatrix.junit.OnDistros;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A class for one release, each of whose tests ruins its guest. */
@OnDistros(value = "debian:trixie", isolation = Isolation.TEST)
@SuppressWarnings("NullAway.Init") // the field is filled by the extension
public class OnTrixie {
  Guest guest;

  @BeforeEach
  void isPristine(Guest same) {
    assertThat(same.shell("test ! -e /srv/mark -a ! -e /srv/ruin")).succeeds();
    same.shell("touch /srv/ruin");
  }

  @Test
  void one() {
    assertThat(guest.shell("test -e /srv/ruin")).succeeds();
  }

  @Test
  void other() {
    guest.reboot();
    assertThat(guest.shell("test -e /srv/ruin")).succeeds();
  }
}
