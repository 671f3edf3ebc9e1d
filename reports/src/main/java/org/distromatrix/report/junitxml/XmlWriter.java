package org.distromatrix.report.junitxml;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes XML 1.0, indented. Small and our own, because the JDK's factories take longer to start
 * than all of our writing; a test reads what it makes with the JDK's parser.
 */
final class XmlWriter {
  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /** Whether the start tag of the innermost element still takes attributes. */
  private boolean tagOpen;

  /** Whether the innermost element holds text, which an indent would change. */
  private boolean hasText;

  XmlWriter start(String name) {
    closeTag();
    indent();
    out.append('<').append(name);
    open.push(name);
    tagOpen = true;
    hasText = false;
    return this;
  }

  XmlWriter attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    escape(value, true);
    out.append('"');
    return this;
  }

  XmlWriter text(String text) {
    if (!text.isEmpty()) {
      closeTag();
      hasText = true;
      escape(text, false);
    }
    return this;
  }

  XmlWriter end() {
    var name = open.pop();
    if (tagOpen) {
      out.append("/>");
      tagOpen = false;
    } else {
      if (!hasText) {
        indent();
      }
      out.append("</").append(name).append('>');
    }
    hasText = false;
    return this;
  }

  /** The document, once every element is closed. */
  String document() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out + "\n";
  }

  private void closeTag() {
    if (tagOpen) {
      out.append('>');
      tagOpen = false;
    }
  }

  private void indent() {
    if (out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
    out.append("  ".repeat(open.size()));
  }

  private void escape(String text, boolean inAttribute) {
    text.codePoints().forEach(point -> append(point, inAttribute));
  }

  private void append(int point, boolean inAttribute) {
    switch (point) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append(inAttribute ? "&quot;" : "\"");
      case '\n', '\t' -> appendSpace(point, inAttribute);
      default -> {
        if (isAllowed(point)) {
          out.appendCodePoint(point);
        }
      }
    }
  }

  /** A parser turns a bare line feed in an attribute into a space. */
  private void appendSpace(int point, boolean inAttribute) {
    if (inAttribute) {
      out.append("&#").append(point).append(';');
    } else {
      out.appendCodePoint(point);
    }
  }

  /** XML 1.0, production [2] Char; nothing can stand for the others, so they are left out. */
  private static boolean isAllowed(int point) {
    return (point >= 0x20 && point <= 0xd7ff)
        || (point >= 0xe000 && point <= 0xfffd)
        || point >= 0x10000;
  }
}
