package org.distromatrix.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Turns a document's bytes into text: strict UTF-8, a byte order mark allowed. */
final class DocumentText {
  private DocumentText() {}

  static Optional<String> decode(Path file, byte[] content, List<DocumentProblem> problems) {
    if (content.length > DocumentReader.MAX_BYTES) {
      problems.add(Position.START.problem(file, tooLarge()));
      return Optional.empty();
    }
    // A document of n bytes has at most n characters
    var text = CharBuffer.allocate(content.length);
    var decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(ByteBuffer.wrap(content), text, true);
    text.flip();
    if (result.isError()) {
      problems.add(end(text.toString()).problem(file, "not UTF-8 text; save the file as UTF-8"));
      return Optional.empty();
    }
    return Optional.of(withoutMark(text.toString()));
  }

  static String tooLarge() {
    return "larger than " + (DocumentReader.MAX_BYTES >> 20) + " MiB";
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The place right behind a text. */
  static Position end(String text) {
    int lineStart = text.lastIndexOf('\n') + 1;
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    return new Position(line, 1 + text.codePointCount(lineStart, text.length()));
  }
}
