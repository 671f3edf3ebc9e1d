package org.distromatrix.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The cell that a context of JUnit's is below, if it is. */
final class SupplyAbove {
  private static final Namespace NAMESPACE = Namespace.create(SupplyAbove.class);

  private SupplyAbove() {}

  /** From now on, all that is below the context has its guests from there. */
  static void mark(ExtensionContext context, Supply supply) {
    store(context).put(Supply.class, supply);
  }

  static Optional<Supply> of(ExtensionContext context) {
    return Optional.ofNullable(store(context).get(Supply.class, Supply.class));
  }

  static boolean isThere(ExtensionContext context) {
    return of(context).isPresent();
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }
}
