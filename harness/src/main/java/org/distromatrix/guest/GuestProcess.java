package org.distromatrix.guest;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * A program in a guest whose streams are in the caller's hands: what {@code matrix shell} and
 * {@code matrix exec} need. Closing it ends the program and everything it started.
 */
public interface GuestProcess extends AutoCloseable {
  /** Standard input; closing it is the end of file for the program. Each write is sent at once. */
  OutputStream stdin();

  /** Standard output; with a terminal, all output. */
  InputStream stdout();

  /** Standard error; empty with a terminal. */
  InputStream stderr();

  /** Tells the program's terminal its new size. Without a terminal nothing happens. */
  void resize(TerminalSize size);

  /**
   * Waits for the program's end. The streams have to be read meanwhile.
   *
   * @throws GuestLost if the guest or the way to it is gone
   */
  GuestResult await();

  @Override
  void close();
}
