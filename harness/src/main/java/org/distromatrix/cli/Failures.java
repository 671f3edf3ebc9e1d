package org.distromatrix.cli;

import java.io.PrintWriter;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.run.RunVerdict;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is shown when a command cannot do its work, and the exit code that follows from it. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    boolean debug = commandLine.getCommand() instanceof Subcommand command && command.debug();
    show(failure, err);
    if (debug) {
      failure.printStackTrace(err);
    }
    err.flush();
    return exitCode(failure).exitCode();
  }

  private static void show(Exception failure, PrintWriter err) {
    if (failure instanceof MatrixException known) {
      err.println("matrix: " + known.getMessage());
      known.log().ifPresent(log -> err.println("  log: " + log));
      known.hint().ifPresent(hint -> err.println("  hint: " + hint));
    } else {
      err.println("matrix: this is a bug: " + failure);
      err.println("  hint: run again with --debug and report what it prints");
    }
  }

  private static RunVerdict exitCode(Exception failure) {
    return failure instanceof MatrixException known ? of(known.fault()) : RunVerdict.INFRASTRUCTURE;
  }

  private static RunVerdict of(Fault fault) {
    return switch (fault) {
      case USAGE -> RunVerdict.USAGE;
      case INFRASTRUCTURE -> RunVerdict.INFRASTRUCTURE;
      case BUILD -> RunVerdict.BUILD_FAILED;
      case UNAVAILABLE -> RunVerdict.NOTHING_TESTED;
      case TEST -> RunVerdict.TEST_FAILED;
      case INTERRUPTED -> RunVerdict.INTERRUPTED;
    };
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine commandLine = failure.getCommandLine();
    PrintWriter err = commandLine.getErr();
    err.println("matrix: " + failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("  hint: `" + commandLine.getCommandSpec().qualifiedName() + " --help`");
    err.flush();
    return RunVerdict.USAGE.exitCode();
  }
}
