package org.distromatrix.build;

import org.distromatrix.command.CommandResult;

/**
 * How a program ended that was run in a tree or a container.
 *
 * @param result its status and last lines
 * @param timedOut whether it was ended because its time was over
 */
public record Ended(CommandResult result, boolean timedOut) {
  /** Whether it did what it was to do. */
  public boolean succeeded() {
    return !timedOut && result.status() == 0;
  }
}
