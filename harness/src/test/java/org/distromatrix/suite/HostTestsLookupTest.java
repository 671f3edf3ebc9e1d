package org.distromatrix.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTestsLookupTest {
  @TempDir Path folder;

  /** Whoever runs tests, for a service file to name. */
  public static final class Runs implements HostTests {
    @Override
    public void run(HostRun run) {}
  }

  @AfterEach
  void withoutFolder() {
    System.clearProperty(HostTestsLookup.FOLDER);
  }

  private void jar(String provider) throws IOException {
    try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("tests.jar")))) {
      jar.putNextEntry(new ZipEntry("META-INF/services/" + HostTests.class.getName()));
      jar.write(provider.getBytes(StandardCharsets.UTF_8));
    }
    System.setProperty(HostTestsLookup.FOLDER, folder.toString());
  }

  @Test
  void findsThemInTheFolderOfTheCommand() throws IOException {
    jar(Runs.class.getName());

    assertThat(HostTestsLookup.find()).isInstanceOf(Runs.class);
  }

  @Test
  void saysWhereTheyAreNot() throws IOException {
    assertAbsent();
    System.setProperty(HostTestsLookup.FOLDER, folder.resolve("none").toString());
    assertAbsent();
    jar("org.example.NoSuchClass");
    assertAbsent();
  }

  private static void assertAbsent() {
    assertThatThrownBy(HostTestsLookup::find)
        .isInstanceOfSatisfying(
            MatrixException.class,
            e ->
                assertThat(e.hint())
                    .contains(
                        "the `matrix` of a checkout has it; else add it, and JUnit, to the class"
                            + " path"))
        .hasMessage("Cannot run suites of 'format: junit-platform': junit-extension is not here");
  }
}
