package org.distromatrix.guest;

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

  String why() {
    return why;
  }
}
