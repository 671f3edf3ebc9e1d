package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.Test;

/** Texts as apt 2.6 and 3.0 printed them. */
class AptFailuresTest {
  private static MatrixException explained(String... lines) {
    return new AptFailures(List.of(lines))
        .explain(
            "Cannot build debian:13", new DistroRef("debian", "13"), "http://m.example/debian");
  }

  @Test
  void fullDisk() {
    assertThat(
            explained(
                "dpkg: error processing archive x.deb (--unpack):",
                " failed to write (No space left on device)",
                "E: Sub-process dpkg returned an error code (1)"))
        .hasMessage(
            "Cannot build debian:13: the disk that holds the cache is full;"
                + " mirror: http://m.example/debian");
  }

  @Test
  void diskThatWouldBeFull() {
    assertThat(explained("E: You don't have enough free space in /c/var/cache/apt/archives/."))
        .hasMessageStartingWith("Cannot build debian:13: the disk that holds the cache is full;");
  }

  @Test
  void resolverThatDoesNotKnow() {
    assertThat(explained("E: Failed to fetch http://m.example/x  Could not resolve 'm.example'"))
        .hasMessage(
            "Cannot build debian:13: the mirror's name cannot be resolved: Failed to fetch"
                + " http://m.example/x Could not resolve 'm.example';"
                + " mirror: http://m.example/debian");
  }

  @Test
  void theUnknownIsShownByItsLastErrors() {
    assertThat(explained("Reading package lists...", "E: first", "E: second", "done"))
        .hasMessage("Cannot build debian:13: first; second; mirror: http://m.example/debian");
    assertThat(explained("odd", "odder"))
        .hasMessage("Cannot build debian:13: odd; odder; mirror: http://m.example/debian");
  }

  @Test
  void unknownPackagesInOrder() {
    var failures =
        new AptFailures(
            List.of(
                "E: Unable to locate package maek",
                "E: Package 'policykit-1' has no installation candidate",
                "E: Couldn't find any package by glob 'g++13'",
                "E: Unable to locate package maek"));
    assertThat(failures.unknownPackages()).containsExactly("maek", "policykit-1", "g++13");
    assertThat(failures.staleLists()).isFalse();
  }

  @Test
  void listsOlderThanTheMirror() {
    assertThat(
            new AptFailures(List.of("E: Failed to fetch http://m/a.deb  404  Not Found [IP: ::1]"))
                .staleLists())
        .isTrue();
  }
}
