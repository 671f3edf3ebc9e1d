package org.distromatrix.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.distromatrix.document.ScalarType;

/** A number of bytes, written as {@code 64MiB}, {@code 500 kB} or {@code 1048576}. */
public record ByteSize(long bytes) {
  private static final Pattern FORM =
      Pattern.compile("([1-9][0-9]{0,8}) ?(B|kB|KiB|MB|MiB|GB|GiB)?");

  private static final Map<String, Long> UNITS =
      Map.of(
          "B",
          1L,
          "kB",
          1000L,
          "KiB",
          1L << 10,
          "MB",
          1_000_000L,
          "MiB",
          1L << 20,
          "GB",
          1_000_000_000L,
          "GiB",
          1L << 30);

  static ScalarType<ByteSize> scalar() {
    return new ScalarType<>(
        ByteSize.class,
        "a size such as 64MiB or 500kB",
        ByteSize::parse,
        false,
        List.of(),
        Map.of("type", List.of("string", "integer"), "pattern", "^(?:" + FORM + ")$"));
  }

  /** What a text says; empty if it is no size above 0. */
  public static Optional<ByteSize> parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    String unit = match.group(2) == null ? "B" : match.group(2);
    return Optional.of(new ByteSize(Long.parseLong(match.group(1)) * UNITS.getOrDefault(unit, 1L)));
  }
}
