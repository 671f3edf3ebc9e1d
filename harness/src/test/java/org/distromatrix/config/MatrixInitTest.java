package org.distromatrix.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixInitTest {
  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void project() throws IOException {
    folder = Files.createDirectory(temp.resolve("hello"));
  }

  private MatrixFile read() {
    return new MatrixReader(new KnownDistros()).read(folder);
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @ParameterizedTest
  @CsvSource({
    "Makefile, make",
    "GNUmakefile, make",
    "meson.build, meson",
    "CMakeLists.txt, cmake",
    "configure.ac, autotools",
    "configure, autotools",
    "Cargo.toml, cargo",
    "go.mod, go"
  })
  void aKnownBuildSystemGetsAScript(String mark, String name) throws IOException {
    file(mark, "");

    var written = MatrixInit.write(folder);

    assertThat(written)
        .isEqualTo(
            new MatrixInit.Written(name, List.of(Path.of("mkosi.build"), Path.of("matrix.yaml"))));
    var matrix = read();
    assertThat(matrix.project()).isEqualTo("hello");
    assertThat(matrix.distros())
        .extracting(Object::toString)
        .containsExactly("debian:12", "debian:13");
    assertThat(matrix.build().scripts()).containsExactly("mkosi.build");
    assertThat(matrix.build().network()).isFalse();
    assertThat(matrix.packages().build()).isNotEmpty();
    assertThat(matrix.suites()).extracting(SuiteSettings::name).containsExactly("smoke");
    assertThat(Files.isExecutable(folder.resolve("mkosi.build"))).isTrue();
    assertThat(folder.resolve("mkosi.build")).content().startsWith("#!/bin/sh\n");
  }

  @Test
  void whatMakesTheOthersWins() throws IOException {
    file("Makefile", "");
    file("configure.ac", "");
    file("meson.build", "");

    assertThat(MatrixInit.write(folder).buildSystem()).isEqualTo("meson");
  }

  @Test
  void aProjectOfMkosiKeepsItsScriptAndPackages() throws IOException {
    file("mkosi.build", "own");
    Files.setPosixFilePermissions(
        folder.resolve("mkosi.build"),
        java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    file("Makefile", "");
    file(
        "mkosi.conf",
        """
        [Build]
        BuildPackages=gcc
                      # a comment
                      make, %{x}
        [Content]
        Packages=zlib1g !foo
        """);

    var written = MatrixInit.write(folder);

    assertThat(written).isEqualTo(new MatrixInit.Written("mkosi", List.of(Path.of("matrix.yaml"))));
    assertThat(folder.resolve("mkosi.build")).hasContent("own");
    assertThat(read().packages().build()).containsExactly("gcc", "make");
    assertThat(read().packages().run()).containsExactly("zlib1g");
  }

  @Test
  void lockedDependenciesNeedTheNetworkUnlessVendored() throws IOException {
    file("go.mod", "module example.org/hello\n");
    file("go.sum", "example.org/x v1.0.0 h1:x\n");
    MatrixInit.write(folder);
    assertThat(read().build().network()).isTrue();

    Files.delete(folder.resolve("matrix.yaml"));
    Files.delete(folder.resolve("mkosi.build"));
    Files.createDirectory(folder.resolve("vendor"));
    MatrixInit.write(folder);
    assertThat(read().build().network()).isFalse();
  }

  @Test
  void anUnknownProjectRunsToo() throws IOException {
    folder = Files.createDirectory(temp.resolve("what's: this"));

    var written = MatrixInit.write(folder);

    assertThat(written).isEqualTo(new MatrixInit.Written("", List.of(Path.of("matrix.yaml"))));
    assertThat(read().project()).isEqualTo("what's: this");
    assertThat(read().build().scripts()).isEmpty();
    assertThat(folder.resolve("matrix.yaml")).content().doesNotContain("@");
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    file("matrix.yaml", "mine");
    file("Makefile", "");

    var failure = catchThrowableOfType(MatrixException.class, () -> MatrixInit.write(folder));

    assertThat(failure)
        .hasMessage("Cannot write '" + folder.resolve("matrix.yaml") + "': it is there already");
    assertThat(failure.hint()).contains("Edit it, or move it away to start anew.");
    assertThat(folder.resolve("matrix.yaml")).hasContent("mine");
    assertThat(folder.resolve("mkosi.build")).doesNotExist();
  }

  @Test
  void noFolderIsToldSo() {
    Path gone = folder.resolve("gone");
    var failure = catchThrowableOfType(MatrixException.class, () -> MatrixInit.write(gone));

    assertThat(failure)
        .hasMessage("Cannot write '" + gone.resolve("matrix.yaml") + "': no such folder");
  }
}
