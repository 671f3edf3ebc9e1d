package org.distromatrix.config;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.distromatrix.document.Default;
import org.distromatrix.document.Doc;
import org.distromatrix.document.Shorthand;

/**
 * Error messages in the journal.
 *
 * @param level what one does to the cell
 * @param ignore regular expressions of messages that are expected
 */
@Doc("Error messages in the guest's journal.")
public record JournalCheck(
    @Doc("What an error message does to the cell.") @Default("ignore") @Shorthand CheckLevel level,
    @Doc("Regular expressions of messages that are expected.") List<String> ignore) {
  /** Compiles the expressions once, so that a broken one is told before anything runs. */
  public JournalCheck {
    ignore = List.copyOf(ignore);
    ignore.forEach(JournalCheck::requireExpression);
  }

  private static void requireExpression(String expression) {
    try {
      Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "'ignore': '" + expression + "' is no regular expression: " + e.getDescription(), e);
    }
  }
}
