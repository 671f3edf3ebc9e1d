package org.distromatrix.image;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.distromatrix.command.OutputSink;

/** Listens to apt, dpkg and mmdebstrap. */
final class AptOutput implements OutputSink {
  static final ToolOutput.Language LANGUAGE =
      new ToolOutput.Language(
          Pattern.compile(
              "^\\s*(?:E:|W:|Err:)|error|No space left|NO_PUBKEY|BADSIG|404 |Unable to|cannot|fail"),
          Pattern.compile("^(?:I: (?!skipping )|Setting up |Get:\\d+ )"),
          Pattern.compile("^I: | \\.\\.\\.$"));

  private final ToolOutput output;

  AptOutput(Consumer<String> progress) {
    this.output = new ToolOutput(LANGUAGE, progress);
  }

  @Override
  public void accept(byte[] buffer, int length) {
    output.accept(buffer, length);
  }

  /** What was printed that may explain a failure. */
  AptFailures failures() {
    return new AptFailures(output.lines());
  }
}
