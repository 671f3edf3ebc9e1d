package org.example.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.junit.assertj.MatrixAssertions.assertThat;

import org.distromatrix.guest.GuestCommand;
import org.distromatrix.junit.Distro;
import org.distromatrix.junit.Guest;
import org.distromatrix.junit.OnDistros;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** tally, on each distribution that `matrix run` tests it on. */
@OnDistros
class TallyIT {
  @Test
  void tellsItsVersion(Guest guest) {
    assertThat(guest.exec("tally", "--version")).succeeds().stdout().startsWith("tally 1.2.0");
  }

  @ParameterizedTest
  @CsvSource({"one line, 1 2 9", "'', 0 0 0"})
  void counts(String text, String expected, Guest guest) {
    guest.files().write("/root/text", text.isEmpty() ? "" : text + "\n");

    assertThat(guest.exec("tally", "/root/text")).prints(expected + " /root/text");
  }

  @Test
  void namesWhatItCannotCount(Guest guest) {
    assertThat(guest.exec("tally", "/nonexistent"))
        .exits(1)
        .stderr()
        .contains("cannot count /nonexistent");
  }

  @Test
  void anyoneMayAskTheService(Guest guest, Distro distro) {
    assertThat(guest.services().isActive("tally.socket")).as("tally.socket on %s", distro).isTrue();

    assertThat(guest.exec(GuestCommand.shell("echo a b | tally --ask").as("nobody")))
        .prints("1 2 4");
    assertThat(guest.services().property("tally.service", "User")).isNotEqualTo("root");
    assertThat(guest.journal().errors()).noneMatch(line -> line.contains("tally"));
  }
}
