package org.distromatrix.command;

import java.util.concurrent.CompletableFuture;

/** An outside program that was started and not waited for. */
public interface RunningCommand extends AutoCloseable {
  /** Process id on this host. */
  long pid();

  /** Completes when the program has ended and its output was read. Never fails. */
  CompletableFuture<CommandResult> ended();

  /**
   * Writes a line to the pipe that is its standard input. Does nothing if the program has ended.
   */
  void tell(String line);

  /** Closes the pipe that is its standard input, which asks a supervisor to end. */
  void closeInput();

  /** Ends the whole process tree, if it still lives, and waits until it is gone (bounded: 10 s). */
  @Override
  void close();
}
