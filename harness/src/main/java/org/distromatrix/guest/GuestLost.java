package org.distromatrix.guest;

/** The guest, or the way to it, is gone: it powered off, its sshd was killed, or it died. */
public final class GuestLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GuestLost(String message, Throwable cause) {
    super(message, cause);
  }

  public GuestLost(String message) {
    super(message);
  }
}
