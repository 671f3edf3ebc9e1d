package org.distromatrix.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The parts of the page that are the same for every run, from the resources beside this class.
 *
 * @param text what stands in the element
 */
record PageParts(String text) {
  private static final List<String> STYLES =
      List.of("page.css", "matrix.css", "panel.css", "past.css");

  /** In the order in which they build on each other; the last one starts. */
  private static final List<String> SCRIPTS =
      List.of(
          "dom.js",
          "run.js",
          "words.js",
          "terminal.js",
          "address.js",
          "filter.js",
          "summary.js",
          "failures.js",
          "matrix-rows.js",
          "matrix.js",
          "matrix-keys.js",
          "past.js",
          "detail.js",
          "detail-cell.js",
          "panel.js",
          "timeline.js",
          "toolbar.js",
          "main.js");

  static PageParts styles() {
    return joined(STYLES);
  }

  static PageParts scripts() {
    return joined(SCRIPTS);
  }

  private static PageParts joined(List<String> names) {
    return new PageParts(String.join("\n", names.stream().map(PageParts::resource).toList()));
  }

  private static String resource(String name) {
    try (InputStream in = PageParts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a Content-Security-Policy names what may be inline (CSP 3, 2.3.1): this, and no other. */
  String source() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
