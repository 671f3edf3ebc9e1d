package org.distromatrix.guest;

import java.util.Optional;

/**
 * A service of this host that a guest reaches by name. Closing it withdraws it: nobody listens
 * there any more, those who are connected are hung up on, and the guest's {@code /etc/hosts} is as
 * before. It ends with its guest, too.
 */
public interface ExposedService extends AutoCloseable {
  /** What the guest calls it: {@code db:5432}. */
  String address();

  /** What this host calls it: {@code localhost:49153}. */
  String hostAddress();

  /** Why the last connection from the guest did not get through, in words; empty if it did. */
  Optional<String> trouble();

  /**
   * Withdraws it; once is enough.
   *
   * @throws org.distromatrix.failure.MatrixException (infrastructure) if the guest's {@code
   *     /etc/hosts} cannot be written
   */
  @Override
  void close();
}
