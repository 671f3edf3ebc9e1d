package org.distromatrix.guest;

import org.distromatrix.failure.MatrixException;

/** Why a boot came to nothing, in words that follow "Cannot boot X: ". */
final class BootFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;

  BootFailure(String why) {
    super(why);
    this.why = why;
  }

  BootFailure(String why, Throwable cause) {
    super(why, cause);
    this.why = why;
  }

  /** The message for the user. */
  static MatrixException cannotBoot(GuestSpec spec, String why, Throwable cause) {
    String console = ConsoleTail.of(spec.consoleLog());
    String last =
        console.isEmpty() ? "; its console is empty" : "; its console's last lines:" + console;
    return MatrixException.infrastructure("Cannot boot '" + spec.name() + "': " + why + last)
        .withLog(spec.consoleLog())
        .causedBy(cause);
  }

  String why() {
    return why;
  }
}
