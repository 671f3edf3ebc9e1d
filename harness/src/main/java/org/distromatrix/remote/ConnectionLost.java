package org.distromatrix.remote;

/** An SSH connection that was there is gone. */
public final class ConnectionLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConnectionLost(String message, Throwable cause) {
    super(message, cause);
  }
}
