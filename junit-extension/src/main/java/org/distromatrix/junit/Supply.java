package org.distromatrix.junit;

import org.distromatrix.plan.Cell;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where the guests of a test's cell come from. */
interface Supply {
  Cell cell();

  /** The guest for a test or class, to be given to it. */
  Guest give(ExtensionContext context);
}
