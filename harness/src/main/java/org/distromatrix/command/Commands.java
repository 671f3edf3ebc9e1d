package org.distromatrix.command;

/** The one door for outside programs on this host. */
public interface Commands {
  /**
   * Runs the program to its end. Standard input is closed.
   *
   * @throws org.distromatrix.failure.MatrixException (infrastructure) if it cannot be started, does
   *     not end in time, or exits with another status than 0; the message shows the command line,
   *     the status and the last lines
   */
  CommandResult run(Command command);

  /** As {@link #run}, but any exit status is a result. Not starting or not ending still throws. */
  CommandResult tryRun(Command command, OutputSink output);

  /**
   * Starts a program that lives until it is closed or ends by itself. It gets a pipe as standard
   * input whose other end we hold: it sees the end of that pipe even if we are killed.
   */
  RunningCommand start(Command command, OutputSink output);
}
