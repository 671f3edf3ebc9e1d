package org.distromatrix.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.config.SourceSettings;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCacheTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";

  @TempDir Path temporary;
  private Places places;
  private HostLocks locks;
  private BuildCache cache;

  @BeforeEach
  void setUp() {
    places = new Places(temporary.resolve("cache"), temporary.resolve("run"));
    locks = new HostLocks(places.cache().resolve("locks"), "test");
    cache = new BuildCache(places, new LocalCommands(System.getenv()), locks);
  }

  private MadeCache layers(BuildHolds holds) {
    return new MadeCache(MadeCache.Kind.LAYER, places, new CountingCommands(), holds);
  }

  private Path layer(BuildHolds holds, String key, String content) throws IOException {
    return layers(holds)
        .obtain(
            key,
            "a layer",
            false,
            line -> {},
            draft -> Files.writeString(draft.resolve("tree/file"), content))
        .value();
  }

  private void lastUsed(String key, Duration ago) throws IOException {
    Files.setLastModifiedTime(
        places.cache().resolve("built").resolve(key).resolve("used"),
        FileTime.from(Instant.now().minus(ago)));
  }

  @Test
  void anEmptyCacheHasNothing() {
    assertThat(cache.list()).isEmpty();
    assertThat(cache.prune(0, Duration.ZERO)).isEmpty();
  }

  @Test
  void theLeastRecentlyUsedGoFirst() throws IOException {
    try (var holds = new BuildHolds(locks)) {
      layer(holds, "a" + KEY, "1234567890");
      layer(holds, "b" + KEY, "1234567890");
    }
    lastUsed("a" + KEY, Duration.ofHours(1));

    long one = cache.list().get(0).bytes();

    assertThat(cache.prune(one + one / 2, Duration.ofDays(1)))
        .extracting(BuildCacheEntry::name)
        .containsExactly("a" + KEY);
    assertThat(cache.list()).extracting(BuildCacheEntry::name).containsExactly("b" + KEY);
    assertThat(places.cache().resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void whatIsOldGoesThoughThereIsRoom() throws IOException {
    try (var holds = new BuildHolds(locks)) {
      layer(holds, KEY, "1");
    }
    lastUsed(KEY, Duration.ofDays(2));

    assertThat(cache.prune(1 << 20, Duration.ofDays(1))).hasSize(1);
  }

  @Test
  void whatARunUsesStays() throws IOException {
    Path source = Files.createDirectories(temporary.resolve("project"));
    Files.writeString(source.resolve("a.c"), "1");
    try (var holds = new BuildHolds(locks);
        var snapshots = new SourceSnapshots(new CountingCommands(), places, locks)) {
      layer(holds, KEY, "1");
      snapshots.take(source, new SourceSettings(List.of(), List.of()));
      new BuildFolders(places, holds)
          .use(
              "x",
              "it",
              false,
              line -> {},
              folder -> assertThat(cache.prune(0, Duration.ZERO)).isEmpty());
      assertThat(cache.list()).hasSize(3);
    }

    assertThat(cache.prune(0, Duration.ZERO))
        .extracting(BuildCacheEntry::kind)
        .containsExactlyInAnyOrder(
            BuildCacheEntry.Kind.SOURCE,
            BuildCacheEntry.Kind.LAYER,
            BuildCacheEntry.Kind.BUILD_FOLDER);
  }

  @Test
  void aLayerMadeAnewDoesNotDisturbWhoUsesTheOldOne() throws IOException {
    try (var holds = new BuildHolds(locks)) {
      Path old = layer(holds, KEY, "old");
      Path anew =
          layers(holds)
              .obtain(
                  KEY,
                  "a layer",
                  true,
                  line -> {},
                  draft -> Files.writeString(draft.resolve("tree/file"), "new"))
              .value();

      assertThat(old.resolve("tree/file")).hasContent("old");
      assertThat(anew.resolve("tree/file")).hasContent("new");
      assertThat(layer(holds, KEY, "never made")).isEqualTo(anew);
      cache.prune(1 << 20, Duration.ofDays(1));
      assertThat(old).exists();
      assertThat(cache.prune(1 << 20, Duration.ofDays(1))).isEmpty();
    }
    cache.prune(1 << 20, Duration.ofDays(1));
    try (var holds = new BuildHolds(locks)) {
      assertThat(layer(holds, KEY, "never made").resolveSibling("current")).exists();
    }
    try (Stream<Path> makings = Files.list(places.cache().resolve("built").resolve(KEY))) {
      assertThat(makings.filter(making -> Files.isDirectory(making, LinkOption.NOFOLLOW_LINKS)))
          .hasSize(1);
    }
  }

  @Test
  void aSparseFileTakesNoMoreThanItsBlocks() throws IOException {
    try (var holds = new BuildHolds(locks)) {
      new MadeCache(MadeCache.Kind.DISK, places, new CountingCommands(), holds)
          .obtain(
              KEY,
              "a disk",
              false,
              line -> {},
              draft -> {
                try (var file = new RandomAccessFile(draft.resolve("disk").toFile(), "rw")) {
                  file.setLength(8L << 30);
                }
              });
    }

    assertThat(cache.list())
        .singleElement()
        .satisfies(entry -> assertThat(entry.kind()).isEqualTo(BuildCacheEntry.Kind.DISK))
        .satisfies(entry -> assertThat(entry.bytes()).isLessThan(1 << 20));
  }

  @Test
  void aLayerThatFailsLeavesNothing() {
    try (var holds = new BuildHolds(locks)) {
      assertThatThrownBy(
              () ->
                  layers(holds)
                      .obtain(
                          KEY,
                          "a layer",
                          false,
                          line -> {},
                          draft -> {
                            Files.writeString(draft.resolve("tree/file"), "half");
                            throw new IOException("disk full");
                          }))
          .hasMessage("disk full");
    }
    assertThat(cache.list()).isEmpty();
    assertThat(places.cache().resolve("scratch")).isEmptyDirectory();
  }
}
