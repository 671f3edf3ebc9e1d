package org.distromatrix.run;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks once, whoever comes first; the others wait for that answer, or get the same failure. */
final class OnceSupplier<T> implements Supplier<T> {
  private final Supplier<T> source;
  private @Nullable T value;
  private @Nullable RuntimeException failure;

  OnceSupplier(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public synchronized T get() {
    if (failure != null) {
      throw failure;
    }
    T known = value;
    if (known == null) {
      try {
        known = source.get();
        value = known;
      } catch (RuntimeException e) {
        failure = e;
        throw e;
      }
    }
    return known;
  }
}
