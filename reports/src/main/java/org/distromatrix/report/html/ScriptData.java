package org.distromatrix.report.html;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * JSON on its way into a {@code script} element, where {@code </script>} and {@code <!--} would be
 * the parser's: every {@code <}, which JSON has in strings alone, is escaped by its number.
 */
final class ScriptData extends FilterWriter {
  private static final String ESCAPED = "\\u003c";

  ScriptData(Writer out) {
    super(out);
  }

  @Override
  public void write(int character) throws IOException {
    if (character == '<') {
      out.write(ESCAPED);
    } else {
      out.write(character);
    }
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    int start = offset;
    for (int i = offset; i < offset + length; i++) {
      if (text[i] == '<') {
        out.write(text, start, i - start);
        out.write(ESCAPED);
        start = i + 1;
      }
    }
    out.write(text, start, offset + length - start);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    write(text.substring(offset, offset + length).toCharArray(), 0, length);
  }
}
