package org.distromatrix.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distromatrix.failure.MatrixException;

/**
 * The mount options of an overlay, with paths relative to a folder, so that many layers fit and
 * what lies above that folder needs no escaping.
 *
 * @param base the folder that paths are relative to
 */
record OverlayOptions(Path base, String text) {
  /** mount(2) takes a page of options; the rest is left for what mount(8) adds. */
  private static final int LONGEST = 4000;

  /** Signs with a meaning of their own in the options of mount(8) or overlayfs. */
  private static final Pattern SPECIAL = Pattern.compile("[:,\"\\\\\n]");

  static OverlayOptions of(Overlay overlay, boolean isVolatile) {
    List<Path> all =
        Stream.concat(overlay.lower().stream(), Stream.of(overlay.upper(), overlay.work()))
            .toList();
    Path base =
        all.stream().map(OverlayOptions::parent).reduce(OverlayOptions::common).orElseThrow();
    String lower =
        overlay.lower().stream().map(path -> relative(base, path)).collect(Collectors.joining(":"));
    var options =
        new ArrayList<>(
            List.of(
                "lowerdir=" + lower,
                "upperdir=" + relative(base, overlay.upper()),
                "workdir=" + relative(base, overlay.work())));
    if (isVolatile) {
      options.add("volatile");
    }
    String text = String.join(",", options);
    if (text.length() > LONGEST) {
      throw MatrixException.infrastructure(
          "Cannot stack %d layers in `%s`: their paths are longer than a mount call takes"
              .formatted(overlay.lower().size(), base));
    }
    return new OverlayOptions(base, text);
  }

  private static Path parent(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path : parent;
  }

  private static Path common(Path one, Path other) {
    Path common = one;
    while (!other.startsWith(common)) {
      common = parent(common);
    }
    return common;
  }

  private static String relative(Path base, Path path) {
    String relative = base.relativize(path.toAbsolutePath()).toString();
    if (SPECIAL.matcher(relative).find()) {
      throw MatrixException.usage(
              "Cannot mount `%s`: its path holds one of : , \" \\ or a line end".formatted(path))
          .withHint("set MATRIX_CACHE to a path without them");
    }
    return relative.isEmpty() ? "." : relative;
  }
}
