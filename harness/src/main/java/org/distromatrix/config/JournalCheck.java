package org.distromatrix.config;

import java.util.List;
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
  public JournalCheck {
    ignore = List.copyOf(ignore);
  }
}
