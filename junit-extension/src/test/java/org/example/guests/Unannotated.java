package org.example.guests;

import static org.distromatrix.junit.assertj.MatrixAssertions.assertThat;

import org.distromatrix.junit.Guest;
import org.distromatrix.junit.OnDistros;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A class that takes the guest of whatever cell it is run in. */
@TestMethodOrder(MethodOrderer.MethodName.class)
public class Unannotated {
  @Test
  void a_takesAGuest(Guest guest) {
    assertThat(guest.exec("true")).succeeds();
  }

  @OnDistros("debian:13")
  void b_isOfOneRelease(Guest guest) {
    assertThat(guest.exec("grep", "-q", "^13", "/etc/debian_version")).succeeds();
  }

  @OnDistros(value = "debian:13", packages = "jq")
  void c_wantsAnotherImage(Guest guest) {
    assertThat(guest.exec("jq", "--version")).succeeds();
  }

  @Test
  void d_mayNotRebootWhatIsShared(Guest guest) {
    guest.reboot();
  }
}
