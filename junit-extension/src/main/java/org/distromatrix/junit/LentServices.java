package org.distromatrix.junit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.guest.ExposedService;

/** What a test or class lets its guest reach, until that test or class has ended. */
final class LentServices {
  private final List<ExposedService> all = new CopyOnWriteArrayList<>();

  ExposedService add(ExposedService service) {
    all.add(service);
    return service;
  }

  /** Which of them did not answer, and why. */
  List<String> troubles() {
    return all.stream().flatMap(service -> service.trouble().stream()).toList();
  }

  /**
   * Takes all back, so that who uses the guest next finds nothing of them.
   *
   * @throws MatrixFailure if something stays
   */
  void withdraw() {
    List<MatrixFailure> failures = all.stream().flatMap(one -> close(one).stream()).toList();
    all.clear();
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  private static Optional<MatrixFailure> close(ExposedService service) {
    try {
      service.close();
      return Optional.empty();
    } catch (MatrixException e) {
      return Optional.of(new MatrixFailure(e));
    }
  }
}
