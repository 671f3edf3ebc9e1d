package org.distromatrix.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Suites of one cell, whose guest is a folder of this host. */
abstract class CellSuitesCase {
  @TempDir Path temp;

  final AtomicInteger launches = new AtomicInteger();
  Path source;
  CellFixture cell;

  @BeforeEach
  void setUp() throws IOException {
    source = Files.createDirectories(temp.resolve("pristine"));
    var guest = Files.createDirectories(temp.resolve("guest"));
    var paths = new GuestPaths(source.toString(), guest.resolve("suites").toString());
    cell =
        new CellFixture(
            temp.resolve("run"),
            spec -> {
              launches.incrementAndGet();
              return new LocalGuest(spec, guest);
            },
            paths,
            List.of());
  }

  void script(String path, String text) throws IOException {
    var file = source.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  String log(String path) throws IOException {
    return Files.readString(cell.folder.resolve("cells/cell/suites/" + path));
  }

  static String passed(String test) {
    return test + ": Passed[]";
  }

  static String failed(String test, String kind, String message) {
    return test + ": " + failure(kind, message);
  }

  static String failure(String kind, String message) {
    return "Failed[kind=" + kind + ", message=" + message + "]";
  }
}
