package org.distromatrix.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
  private static Places places(String cache, String runtime) {
    return new Places(Path.of(cache), Path.of(runtime));
  }

  @Test
  void rootHasTheSystemsPlaces() {
    assertThat(Places.resolve(Map.of("HOME", "/root", "XDG_CACHE_HOME", "/x"), true))
        .isEqualTo(places("/var/cache/distro-matrix", "/run/distro-matrix"));
  }

  @Test
  void usersHaveTheirOwn() {
    var environment = Map.of("HOME", "/home/a", "XDG_RUNTIME_DIR", "/run/user/7");

    assertThat(Places.resolve(environment, false))
        .isEqualTo(places("/home/a/.cache/distro-matrix", "/run/user/7/distro-matrix"));
    assertThat(Places.resolve(Map.of("HOME", "/h", "XDG_CACHE_HOME", "/c"), false).cache())
        .isEqualTo(Path.of("/c/distro-matrix"));
  }

  @Test
  void variablesOverride() {
    var environment = Map.of("MATRIX_CACHE", "/big/cache", "MATRIX_RUNTIME", "/r");

    assertThat(Places.resolve(environment, true)).isEqualTo(places("/big/cache", "/r"));
  }

  @Test
  void refusesRelativeAndLongPaths() {
    assertThatThrownBy(() -> Places.resolve(Map.of("MATRIX_CACHE", "cache"), true))
        .isInstanceOfSatisfying(
            MatrixException.class, e -> assertThat(e.fault()).isEqualTo(Fault.USAGE))
        .hasMessage("Cannot use MATRIX_CACHE=`cache`: not an absolute path");
    assertThatThrownBy(() -> Places.resolve(Map.of("MATRIX_RUNTIME", "/" + "x".repeat(60)), true))
        .hasMessageEndingWith("xxx`: longer than 40 characters, and a socket's path ends at 107");
  }

  @Test
  void ownedFoldersNameTheirOwnerBelowPrivateParents(@TempDir Path folder) throws Exception {
    var places = new Places(folder.resolve("a/cache"), folder.resolve("run"));

    Path runtime = places.runtimeFolder("cell");
    Path scratch = places.scratchFolder("cell");

    assertThat(runtime.getFileName()).hasToString(RunOwner.current().entry("cell"));
    assertThat(runtime).doesNotExist();
    assertThat(runtime.getParent()).isEqualTo(folder.resolve("run")).isDirectory();
    assertThat(scratch.getParent()).isEqualTo(folder.resolve("a/cache/scratch")).isDirectory();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("run"))))
        .isEqualTo("rwx------");
  }
}
