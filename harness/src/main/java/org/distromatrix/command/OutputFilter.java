package org.distromatrix.command;

/**
 * A sink in front of another that may change what passes, and hold back an end until it is closed.
 */
public interface OutputFilter extends OutputSink, AutoCloseable {
  /** Lets go what was held back. The target stays open. */
  @Override
  void close();

  /** A filter that changes nothing. */
  static OutputFilter none(OutputSink target) {
    return new OutputFilter() {
      @Override
      public void accept(byte[] buffer, int length) {
        target.accept(buffer, length);
      }

      @Override
      public void close() {
        // nothing is held back
      }
    };
  }
}
