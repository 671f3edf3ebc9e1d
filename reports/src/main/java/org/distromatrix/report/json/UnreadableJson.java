package org.distromatrix.report.json;

/** A document is not what it should be; the message says where and what was expected. */
public final class UnreadableJson extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableJson(String message) {
    super(message);
  }

  UnreadableJson(String message, Throwable cause) {
    super(message, cause);
  }
}
