package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Privileges.CallingUser;
import org.junit.jupiter.api.Test;

class BrowserTest {
  private static final URI REPORT = URI.create("file:///p/report/index.html");

  @Test
  void withoutSudoTheSessionIsOurs() {
    var command =
        Browser.command(
            REPORT, Optional.empty(), Map.of("DISPLAY", ":0", "AWS_SECRET", "x", "HOME", "/h"));

    assertThat(command.argv()).containsExactly("xdg-open", "file:///p/report/index.html");
    assertThat(command.environment()).containsExactly(Map.entry("DISPLAY", ":0"));
  }

  @Test
  void underSudoTheBrowserIsTheCallers() {
    var command =
        Browser.command(REPORT, Optional.of(new CallingUser(1000, 100)), Map.of("DISPLAY", ":0"));

    assertThat(command.argv())
        .containsExactly(
            "setpriv",
            "--reuid=1000",
            "--regid=100",
            "--init-groups",
            "--reset-env",
            "env",
            "XDG_RUNTIME_DIR=/run/user/1000",
            "DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/1000/bus",
            "DISPLAY=:0",
            "xdg-open",
            "file:///p/report/index.html");
  }

  @Test
  void aHostWithoutAnOpenerIsTold() {
    assertThatThrownBy(
            () ->
                Browser.open(URI.create("file:///p/report/index.html"), Optional.empty(), Map.of()))
        .isInstanceOfSatisfying(
            MatrixException.class,
            e -> {
              assertThat(e)
                  .hasMessage("Cannot open '/p/report/index.html': this host has no xdg-open");
              assertThat(e.hint()).hasValue("open it in a browser: file:///p/report/index.html");
            });
  }
}
