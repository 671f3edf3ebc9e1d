package org.distromatrix.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.distromatrix.config.BootKind;
import org.distromatrix.distro.DistroRef;

/**
 * The stable id of a cell: {@code DISTRO:RELEASE/BOOT[/AXIS=VALUE]...}.
 *
 * @param text the id as users see it
 */
public record CellId(String text) {
  /** The id of a cell, its axes in the order of the file. */
  public static CellId of(DistroRef distro, BootKind boot, Map<String, String> axes) {
    var parts = new ArrayList<String>();
    parts.add(distro.toString());
    parts.add(boot.word());
    axes.forEach((axis, value) -> parts.add(axis + "=" + escaped(value)));
    return new CellId(String.join("/", parts));
  }

  /**
   * A value as one part of an id: a slash would end the part, and a control character has no place
   * in what people copy from a screen. Percent-encoded, so that different values stay different.
   */
  private static String escaped(String value) {
    var escaped = new StringBuilder();
    value
        .codePoints()
        .forEach(
            c -> {
              if (c == '/' || c == '%' || Character.isISOControl(c)) {
                percent(Character.toString(c), escaped);
              } else {
                escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }

  private static void percent(String text, StringBuilder into) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      into.append(String.format("%%%02X", b));
    }
  }

  /** Distribution, boot kind and axes, each as it stands in the id. */
  public List<String> parts() {
    return List.of(text.split("/", -1));
  }

  /** The id of a suite in this cell: {@code CELL//SUITE}. */
  public String suite(String suite) {
    return text + "//" + suite;
  }

  /** The id of a test in this cell: {@code CELL//SUITE/TEST}. */
  public String test(String suite, String test) {
    return suite(suite) + "/" + test;
  }

  /** As generated, but ready at once: the generated one links method handles when first used. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CellId that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
