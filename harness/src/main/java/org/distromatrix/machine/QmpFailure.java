package org.distromatrix.machine;

/** qemu did not do as told. */
final class QmpFailure extends Exception {
  private static final long serialVersionUID = 1L;

  QmpFailure(String message) {
    super(message);
  }

  QmpFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
