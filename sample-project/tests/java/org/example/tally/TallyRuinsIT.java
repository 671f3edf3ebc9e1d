package org.example.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.junit.assertj.MatrixAssertions.assertThat;

import org.distromatrix.config.Isolation;
import org.distromatrix.junit.Guest;
import org.distromatrix.junit.OnDistros;
import org.junit.jupiter.api.Test;

/** What is done to a guest here is seen by no other test. */
@OnDistros(isolation = Isolation.TEST)
class TallyRuinsIT {
  @Test
  void startsAfterAReboot(Guest guest) {
    String before = guest.bootId();

    guest.reboot();

    assertThat(guest.bootId()).isNotEqualTo(before);
    assertThat(guest.shell("tally --ask <tests/data.txt")).prints("4 10 50");
  }

  @Test
  void tellsThatItsSocketIsGone(Guest guest) {
    guest.services().stop("tally.socket");

    assertThat(guest.shell("tally --ask <tests/data.txt")).fails();
  }
}
