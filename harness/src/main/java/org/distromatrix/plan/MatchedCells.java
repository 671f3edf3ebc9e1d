package org.distromatrix.plan;

import java.util.Map;
import java.util.stream.Collectors;
import org.distromatrix.config.CellMatch;
import org.distromatrix.distro.ProfileCatalog;

/** Whether {@code exclude} and {@code allow-failure} speak of a point of the matrix. */
record MatchedCells(CellMatch match, ProfileCatalog catalog) {
  boolean holds(Point point) {
    return match.globs().entrySet().stream().allMatch(glob -> holds(glob, point));
  }

  private boolean holds(Map.Entry<String, String> part, Point point) {
    String pattern = part.getValue();
    return switch (part.getKey()) {
      case CellMatch.DISTRO ->
          PartPattern.of(pattern, catalog).matches(point.distro().ref().toString());
      case CellMatch.BOOT -> new Glob(pattern).matches(point.boot().word());
      default -> {
        String value = point.axes().get(part.getKey());
        yield value != null && new Glob(pattern).matches(value);
      }
    };
  }

  /** As in the file: <code>{ distro: rhel-ubi:*, boot: qemu }</code>. */
  @Override
  public String toString() {
    return match.globs().entrySet().stream()
        .map(part -> part.getKey() + ": " + part.getValue())
        .collect(Collectors.joining(", ", "{ ", " }"));
  }
}
