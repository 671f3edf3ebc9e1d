package org.distromatrix.command;

/**
 * Where bytes go as they come from a program, here or in a guest. Called by one thread at a time.
 */
@FunctionalInterface
public interface OutputSink {
  /** Takes {@code length} bytes from the start of {@code buffer}, which is reused afterwards. */
  void accept(byte[] buffer, int length);

  /** A sink that forgets. */
  static OutputSink none() {
    return (buffer, length) -> {};
  }
}
