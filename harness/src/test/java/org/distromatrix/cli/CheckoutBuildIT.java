package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.distromatrix.command.Command;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.command.OutputSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./matrix} of a checkout says when it cannot be built. */
class CheckoutBuildIT {
  private static final String COPY =
      "cd \"$1\" && cp -a --parents matrix pom.xml setup */pom.xml */src \"$2\"";

  @TempDir private Path checkout;

  private final LocalCommands commands =
      new LocalCommands(Map.of("PATH", System.getenv("PATH"), "HOME", System.getenv("HOME")));

  @Test
  void compileErrorNamesFileAndLineOnce() throws Exception {
    String sources = Path.of("..").toRealPath().toString();
    commands.run(Command.of("sh", "-c", COPY, "sh", sources, checkout.toString()));
    Path broken = checkout.resolve("distro-profiles/src/main/java/org/distromatrix/distro/X.java");
    Files.writeString(broken, "package org.distromatrix.distro;\n\nclass X { int y = \"z\"; }\n");

    var said = new ByteArrayOutputStream();
    OutputSink sink = (buffer, length) -> said.write(buffer, 0, length);
    CommandResult result =
        commands.tryRun(
            Command.of(checkout.resolve("matrix").toString(), "--version")
                .withEnvironment(Map.of("HOME", System.getenv("HOME")))
                .within(Duration.ofMinutes(10)),
            sink);

    assertThat(result.status()).isEqualTo(3);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            Building the matrix command (only after its sources changed) ...
            %s:[3,19] incompatible types: java.lang.String cannot be converted to int
            %s: cannot build the matrix command; all of Maven's output: %s
            """
                .formatted(
                    broken, checkout.resolve("matrix"), checkout.resolve("target/dist/build.log")));
  }
}
