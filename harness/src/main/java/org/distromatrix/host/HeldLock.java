package org.distromatrix.host;

/** A lock that is held until it is closed, by any thread. */
public interface HeldLock extends AutoCloseable {
  @Override
  void close();
}
