package org.distromatrix.machine;

/** Why a machine is of no use, in words that follow "Cannot boot X: ". */
public final class MachineFailure extends Exception {
  private static final long serialVersionUID = 1L;

  MachineFailure(String why) {
    super(why);
  }

  MachineFailure(String why, Throwable cause) {
    super(why, cause);
  }
}
