package org.distromatrix.remote;

import java.io.IOException;

/** The other side is there, but is not the one with our key, or does not take ours. */
public final class AccessDenied extends IOException {
  private static final long serialVersionUID = 1L;

  public AccessDenied(String message, Throwable cause) {
    super(message, cause);
  }
}
