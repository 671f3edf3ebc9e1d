package org.distromatrix.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.host.Overlay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootAccountTest {
  @TempDir private Path folder;

  @Test
  void lockedRootIsUnlockedAndNobodyElse() {
    assertThat(RootAccount.unlocked("root:!locked::0:99999:7:::\nbin:!*:1::::::\n"))
        .isEqualTo("root:*::0:99999:7:::\nbin:!*:1::::::\n");
  }

  @Test
  void scratchGetsAFileOnlyIfItIsNeeded() throws Exception {
    Path locked = shadow("locked", "root:!:1::::::\n");
    Path open = shadow("open", "root:*:1::::::\n");
    Overlay needed = overlay("one", locked, open);
    Overlay notNeeded = overlay("two", open, locked);

    RootAccount.unlock(needed);
    RootAccount.unlock(notNeeded);

    assertThat(needed.upper().resolve("etc/shadow")).hasContent("root:*:1::::::\n");
    assertThat(notNeeded.upper()).isEmptyDirectory();
  }

  private Path shadow(String name, String content) throws Exception {
    Path layer = folder.resolve(name);
    Files.createDirectories(layer.resolve("etc"));
    Files.writeString(layer.resolve("etc/shadow"), content);
    return layer;
  }

  private Overlay overlay(String name, Path... lower) throws Exception {
    Path upper = Files.createDirectories(folder.resolve(name));
    return new Overlay(List.of(lower), upper, folder.resolve("work"));
  }
}
