package org.distromatrix.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.build.BuildCache;
import org.distromatrix.build.BuildCacheEntry;
import org.distromatrix.command.Commands;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Leftovers;
import org.distromatrix.host.Places;
import org.distromatrix.host.Privileges;
import org.distromatrix.image.CachedImages;
import org.distromatrix.image.ImageEntry;
import org.distromatrix.image.ImageStore;
import org.distromatrix.image.Images;

/** Everything that is kept between runs on this host, for who looks after it. */
public final class Caches implements AutoCloseable {
  /** Limit of all images together, and again of all builds: 50 GiB. */
  public static final long MAX_BYTES = 50L << 30;

  /** How long something is kept that nobody uses. */
  public static final Duration MAX_AGE = Duration.ofDays(60);

  private final Places places;
  private final Commands commands;
  private final Images images;
  private final BuildCache builds;

  private Caches(Places places, Commands commands, Images images, BuildCache builds) {
    this.places = places;
    this.commands = commands;
    this.images = images;
    this.builds = builds;
  }

  /** The caches of this user. */
  public static Caches open(Map<String, String> environment) {
    Places places = Places.resolve(environment, Privileges.detect(environment).root());
    Commands commands = new LocalCommands(environment);
    HostLocks locks = new HostLocks(Engine.locksFolder(places), "cache");
    return new Caches(
        places,
        commands,
        CachedImages.open(places, commands, locks, environment),
        new BuildCache(places, commands, locks));
  }

  public Path folder() {
    return places.cache();
  }

  public ImageStore images() {
    return images.store();
  }

  /** Bytes by kind of content. */
  public Map<String, Long> sizes() {
    Map<String, Long> sizes = new LinkedHashMap<>();
    for (ImageEntry entry : images.store().list()) {
      String kind = entry.kind() == ImageEntry.Kind.BASE ? "base images" : "package layers";
      sizes.merge(kind, entry.bytes(), Long::sum);
    }
    for (BuildCacheEntry entry : builds.list()) {
      sizes.merge(kind(entry), entry.bytes(), Long::sum);
    }
    return sizes;
  }

  private static String kind(BuildCacheEntry entry) {
    return switch (entry.kind()) {
      case SOURCE -> "sources";
      case LAYER -> "built layers";
      case DISK -> "disks of machines";
      case STATE -> "saved machines";
      case BUILD_FOLDER -> "build folders";
    };
  }

  /** Removes what killed runs left; returns what that was. */
  public List<Path> removeLeftovers() {
    return Leftovers.in(places, commands).remove();
  }

  /** Removes what is beyond the limits, least recently used first. */
  public List<Path> prune() {
    return prune(MAX_BYTES, MAX_AGE);
  }

  /** Removes everything that no live run uses. */
  public List<Path> empty() {
    return prune(0, Duration.ZERO);
  }

  /** Removes builds and sources that no live run uses. */
  public List<Path> emptyBuilds() {
    return builds.prune(0, Duration.ZERO).stream().map(BuildCacheEntry::folder).toList();
  }

  private List<Path> prune(long bytes, Duration age) {
    List<Path> removed = new ArrayList<>();
    images.store().prune(bytes, age).forEach(entry -> removed.add(entry.folder()));
    builds.prune(bytes, age).forEach(entry -> removed.add(entry.folder()));
    return removed;
  }

  @Override
  public void close() {
    images.close();
  }
}
