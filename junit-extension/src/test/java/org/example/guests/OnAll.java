package org.example.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.junit.assertj.MatrixAssertions.assertThat;

import org.distromatrix.junit.Distro;
import org.distromatrix.junit.Guest;
import org.distromatrix.junit.OnDistros;
import org.distromatrix.plan.Cell;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A class for all cells. */
@OnDistros("debian:*")
@TestMethodOrder(MethodOrderer.MethodName.class)
@SuppressWarnings({"NullAway.Init", "SystemOut"}) // the field is filled by the extension
public class OnAll {
  Cell cell;

  @Test
  void a_runsWhereItIsTold(Guest guest, Distro distro) {
    System.out.println("on " + distro);
    assertThat(cell.id().text()).isEqualTo(distro + "/nspawn");
    assertThat(guest.shell(". /etc/os-release; echo $VERSION_ID")).prints(distro.release());
    assertThat(guest.shell("echo $MATRIX_CELL $MATRIX_SUITE; cat hello.txt"))
        .prints(cell.id() + " java\nhello");
    guest.shell("echo collected > $MATRIX_ARTIFACTS/note.txt; touch /srv/mark");
  }

  @Test
  void b_failsOnTwelve(Guest guest, Distro distro) {
    assertThat(guest.shell("test -e /srv/mark")).succeeds();
    assertThat(guest.exec("test", "12", "!=", distro.release())).succeeds();
  }
}
