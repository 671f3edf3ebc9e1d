package org.distromatrix.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.distromatrix.command.OutputSink;

/**
 * Hides the values of declared secrets: each becomes {@code ***} in every text that is shown or
 * stored. Of a value with several lines, each line is hidden on its own too.
 *
 * <p>Values (and lines) shorter than {@value #MIN_LENGTH} characters are not hidden: they would
 * blank out innocent text everywhere, and guessing them takes no log.
 */
public final class Masker {
  /** What is shown in a secret's place. */
  public static final String MASK = "***";

  /** Length in characters below which a value is not treated as a secret. */
  public static final int MIN_LENGTH = 4;

  private static final Masker NONE = new Masker(List.of());

  private final List<String> secrets;

  private Masker(Collection<String> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  /** A masker that hides nothing. */
  public static Masker none() {
    return NONE;
  }

  /** A masker of these values. */
  public static Masker of(Collection<String> values) {
    var parts = new LinkedHashSet<String>();
    for (var value : values) {
      addIfLong(parts, value.strip());
      value.lines().map(String::strip).forEach(line -> addIfLong(parts, line));
    }
    return parts.isEmpty() ? NONE : new Masker(parts);
  }

  private static void addIfLong(Collection<String> parts, String part) {
    if (part.length() >= MIN_LENGTH) {
      parts.add(part);
    }
  }

  /** The text without secrets. */
  public String mask(String text) {
    return secrets.stream().noneMatch(text::contains) ? text : masked(text);
  }

  /** A sink that hides the secrets of what goes to another. */
  public MaskingSink over(OutputSink target) {
    return new MaskingSink(this, target);
  }

  /** Whether there is anything to hide. */
  public boolean isActive() {
    return !secrets.isEmpty();
  }

  private String masked(String text) {
    var out = new ByteArrayOutputStream(text.length());
    var sink = over((buffer, length) -> out.write(buffer, 0, length));
    var bytes = text.getBytes(UTF_8);
    sink.accept(bytes, bytes.length);
    sink.close();
    return out.toString(UTF_8);
  }

  List<byte[]> patterns() {
    var patterns = new ArrayList<byte[]>();
    secrets.forEach(secret -> patterns.add(secret.getBytes(UTF_8)));
    return patterns;
  }
}
