package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.command.Programs;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Places;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether this host's tools or the tools image's are used; programs are real scripts. */
class ToolboxTest {
  private static final ToolNeed NEED =
      ToolNeed.of("packer", "matrix-test-packer").probing("v([0-9.]+)", "6", "matrix-test-packer");

  @TempDir private Path folder;

  private void hostHas(String version) throws Exception {
    Path program = folder.resolve("matrix-test-packer");
    Files.writeString(program, "#!/bin/sh\necho called >>\"$0.calls\"\necho v" + version + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Toolbox toolbox(String wish) {
    var environment = Map.of("PATH", folder.toString(), "MATRIX_TOOLS", wish);
    var commands = new LocalCommands(environment);
    var images =
        CachedImages.open(
            new Places(folder.resolve("cache"), folder.resolve("run")), commands, Map.of());
    var image =
        new ToolsImage(
            ToolsContent.PACKAGE_MANAGERS,
            images,
            new Places(folder.resolve("cache"), folder.resolve("run")),
            Clock.systemUTC());
    return new Toolbox(new HostTools(commands, Programs.onPathOf(environment)), image, environment);
  }

  @Test
  void aGoodToolOfTheHostIsUsedAndAskedOnce() throws Exception {
    hostHas("7.0.1");
    Toolbox toolbox = toolbox("");
    assertThat(toolbox.describe(NEED)).isEqualTo("packer 7.0.1");
    assertThat(toolbox.describe(NEED)).isEqualTo("packer 7.0.1");
    assertThat(folder.resolve("matrix-test-packer.calls")).hasContent("called");
    assertThat(toolbox.workplace(NEED, ImageContext.loggingTo(folder.resolve("log"))))
        .isSameAs(Workplace.HOST);
  }

  @Test
  void anOldOrMissingToolMeansTheImage() throws Exception {
    assertThat(toolbox("").describe(NEED)).isEqualTo("tools image 1 of debian:13");
    hostHas("5.9");
    assertThat(toolbox("").describe(NEED)).isEqualTo("tools image 1 of debian:13");
  }

  @Test
  void theUserMayForceEither() throws Exception {
    hostHas("7");
    assertThat(toolbox("image").describe(NEED)).isEqualTo("tools image 1 of debian:13");
    assertThat(toolbox("host").describe(NEED)).isEqualTo("packer 7");
    hostHas("5");
    assertThatThrownBy(() -> toolbox("host").describe(NEED))
        .isInstanceOf(MatrixException.class)
        .hasMessage("Cannot use this host's packer: too old");
    Files.delete(folder.resolve("matrix-test-packer"));
    assertThatThrownBy(() -> toolbox("host").describe(NEED))
        .hasMessage("Cannot use this host's packer: no matrix-test-packer");
    assertThatThrownBy(() -> toolbox("docker"))
        .hasMessage("Cannot use MATRIX_TOOLS=`docker`: expected host or image");
  }

  @Test
  void versionsAreComparedAsNumbers() {
    assertThat(ToolNeed.compare("4.19", "4.9")).isPositive();
    assertThat(ToolNeed.compare("4.20.1", "4.20")).isPositive();
    assertThat(ToolNeed.compare("6", "6.0.0")).isZero();
    assertThat(ToolNeed.compare("5.9", "6")).isNegative();
    assertThat(ToolNeed.compare("1", "")).isPositive();
  }
}
