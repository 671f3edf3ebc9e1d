package org.distromatrix.build;

import java.io.IOException;
import org.distromatrix.command.CommandResult;

/**
 * How a program ended that was run in a tree or a container.
 *
 * @param result its status and last lines
 * @param timedOut whether it was ended because its time was over
 */
public record Ended(CommandResult result, boolean timedOut) {
  /**
   * Sees to it that it did what it was to do.
   *
   * @param what went wrong if it did not do what it was to do
   * @throws IOException if so
   */
  public void require(String what) throws IOException {
    if (!succeeded()) {
      throw new IOException("%s (status %d): %s".formatted(what, result.status(), result.tail()));
    }
  }

  /** Whether it did what it was to do. */
  public boolean succeeded() {
    return !timedOut && result.status() == 0;
  }
}
