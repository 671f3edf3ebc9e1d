package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HeldLock;
import org.distromatrix.host.HostLocks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedImageStoreTest {
  private static final Duration YEAR = Duration.ofDays(365);

  @TempDir Path cache;
  private ImagePaths paths;
  private ImageLocks locks;
  private ImageStore store;

  @BeforeEach
  void open() {
    paths = new ImagePaths(cache);
    locks = new ImageLocks(new HostLocks(cache.resolve("locks"), "test"));
    store = new CachedImageStore(paths, locks);
  }

  private Path entry(String key, Duration age) throws Exception {
    return entry(key, age, Map.of("packages", key));
  }

  /** An entry of 1000 bytes. */
  private Path entry(String key, Duration age, Map<String, String> inputs) throws Exception {
    return entry(ImageEntry.Kind.BASE, key, age, inputs);
  }

  private Path entry(ImageEntry.Kind kind, String key, Duration age, Map<String, String> inputs)
      throws Exception {
    Path folder = paths.folder(kind, key);
    Files.createDirectories(folder.resolve("tree"));
    Files.writeString(folder.resolve("tree/file"), "content of " + key);
    TreeManifest.ofContent(folder.resolve("tree")).write(folder.resolve(ImagePaths.MANIFEST));
    Instant then = Instant.now().minus(age);
    var record = new ImageRecord(key, kind, "debian:13", then, 1000, "http://m", inputs);
    record.write(folder.resolve(ImagePaths.RECORD));
    Path history = Files.createDirectories(paths.history("debian:13"));
    record.write(history.resolve(key + ".json"));
    Path used = Files.createFile(folder.resolve(ImagePaths.USED));
    Files.setLastModifiedTime(used, FileTime.from(then));
    return folder;
  }

  @Test
  void theMostRecentlyUsedFirst() throws Exception {
    entry("aaaa", Duration.ofDays(2));
    entry("bbbb", Duration.ofDays(1));
    try (HeldLock use = locks.use("aaaa")) {
      assertThat(use).isNotNull();
      assertThat(store.list()).extracting(ImageEntry::key).containsExactly("bbbb", "aaaa");
      assertThat(store.list()).extracting(ImageEntry::inUse).containsExactly(false, true);
    }
    assertThat(store.list()).extracting(ImageEntry::inUse).containsExactly(false, false);
  }

  @Test
  void removesByTheBeginningOfAKey() throws Exception {
    Path folder = entry("abcd", Duration.ZERO);
    entry("abff", Duration.ZERO);
    assertThat(catchThrowableOfType(MatrixException.class, () -> store.remove("ab")))
        .hasMessage("Cannot find image 'ab': several keys begin so");
    assertThat(catchThrowableOfType(MatrixException.class, () -> store.remove("x")))
        .hasMessage("Cannot find image 'x': no key begins so");
    assertThat(store.remove("abc")).extracting(ImageEntry::key).containsExactly("abcd");
    assertThat(folder).doesNotExist();
    assertThat(paths.all(ImageEntry.Kind.BASE)).isDirectoryNotContaining("glob:**.removed-*");
  }

  @Test
  void layersGoWithWhatTheyLieOn() throws Exception {
    entry("base", Duration.ofDays(1));
    entry(ImageEntry.Kind.PACKAGES, "low1", Duration.ZERO, Map.of("base", "base", "below", ""));
    entry(ImageEntry.Kind.PACKAGES, "top1", Duration.ZERO, Map.of("base", "base", "below", "low1"));
    entry(ImageEntry.Kind.PACKAGES, "else", Duration.ZERO, Map.of("base", "other", "below", ""));
    try (HeldLock use = locks.use("top1")) {
      assertThat(use).isNotNull();
      assertThat(catchThrowableOfType(MatrixException.class, () -> store.remove("low1")))
          .hasMessage("Cannot remove image low1 of debian:13: a run uses it");
    }
    try (HeldLock use = locks.use("low1")) {
      assertThat(use).isNotNull();
      assertThat(catchThrowableOfType(MatrixException.class, () -> store.remove("low1")))
          .hasMessage("Cannot remove image low1 of debian:13: a run uses it");
      assertThat(store.list()).as("the layer on it is still there").hasSize(4);
    }
    assertThat(store.remove("low1")).extracting(ImageEntry::key).containsExactly("top1", "low1");
    entry(ImageEntry.Kind.PACKAGES, "low2", Duration.ZERO, Map.of("base", "base", "below", ""));
    assertThat(store.remove("base")).extracting(ImageEntry::key).containsExactly("low2", "base");
    assertThat(store.list()).extracting(ImageEntry::key).containsExactly("else");
  }

  @Test
  void whatIsInUseStays() throws Exception {
    Path folder = entry("abcd", YEAR);
    try (HeldLock use = locks.use("abcd")) {
      assertThat(use).isNotNull();
      MatrixException failure =
          catchThrowableOfType(MatrixException.class, () -> store.remove("abcd"));
      assertThat(failure).hasMessage("Cannot remove image abcd of debian:13: a run uses it");
      assertThat(failure.fault()).isEqualTo(Fault.INFRASTRUCTURE);
      assertThat(store.prune(0, Duration.ZERO)).isEmpty();
    }
    assertThat(folder).exists();
    assertThat(store.prune(0, Duration.ZERO)).hasSize(1);
    assertThat(folder).doesNotExist();
  }

  @Test
  void prunesTheLeastRecentlyUsedBeyondASize() throws Exception {
    entry("old1", Duration.ofDays(3));
    entry("old2", Duration.ofDays(2));
    entry("new1", Duration.ofDays(1));
    assertThat(store.prune(2000, YEAR)).extracting(ImageEntry::key).containsExactly("old1");
    assertThat(store.prune(5000, Duration.ofHours(30)))
        .extracting(ImageEntry::key)
        .containsExactly("old2");
    assertThat(store.list()).extracting(ImageEntry::key).containsExactly("new1");
  }

  @Test
  void prunesWhatDeadBuildersLeftAndNotWhatLiveOnesMake() throws Exception {
    Path dead = Files.createDirectories(paths.draft(ImageEntry.Kind.BASE, "dead").resolve("tree"));
    Path live = Files.createDirectories(paths.draft(ImageEntry.Kind.BASE, "live").resolve("tree"));
    try (HeldLock building =
        locks.build("live", "it", ImageContext.loggingTo(cache.resolve("log")))) {
      assertThat(building).isNotNull();
      store.prune(Long.MAX_VALUE, YEAR);
    }
    assertThat(dead).doesNotExist();
    assertThat(live).exists();
  }

  @Test
  void prunesDownloadsByAge() throws Exception {
    Path domain = Files.createDirectories(paths.aptArchives("debian"));
    Path old = Files.createFile(domain.resolve("old.deb"));
    Path young = Files.createFile(domain.resolve("young.deb"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(YEAR)));
    store.prune(Long.MAX_VALUE, Duration.ofDays(30));
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void verifiesATree() throws Exception {
    Path folder = entry("abcd", Duration.ZERO);
    assertThat(store.verify("abcd", true)).isEmpty();
    Files.writeString(folder.resolve("tree/file"), "Content of abcd");
    assertThat(store.verify("abcd", false)).isEmpty();
    assertThat(store.verify("abcd", true)).containsExactly("changed: file");
  }

  @Test
  void namesTheInputThatChangedAlsoWhenTheEarlierImageIsGone() throws Exception {
    assertThat(store.why("debian:13")).isEmpty();
    entry("aaaa", Duration.ofDays(3), Map.of("packages", "dbus", "release", "13"));
    entry("bbbb", Duration.ofDays(2), Map.of("packages", "dbus", "release", "13", "options", "x"));
    store.remove("aaaa");
    assertThat(store.why("debian:13")).containsExactly(new InputChange("options", "", "x"));
    entry("cccc", Duration.ofDays(1), Map.of("packages", "less", "release", "13", "options", "x"));
    assertThat(store.why("debian:13")).containsExactly(new InputChange("packages", "dbus", "less"));
  }
}
