package org.distromatrix.build;

import java.nio.file.Path;
import org.distromatrix.command.Commands;
import org.distromatrix.host.Places;

/** Takes the project's source into the cache, from where builds and guests see it. */
public final class SourceSnapshots {
  private final Commands commands;
  private final Places places;

  public SourceSnapshots(Commands commands, Places places) {
    this.commands = commands;
    this.places = places;
  }

  /**
   * The source as it is now: what git tracks and what it does not ignore, submodules included; in a
   * folder that is no checkout everything but {@code .matrix/} and what {@code .matrixignore}
   * names.
   *
   * @param project the project's folder; may be a subfolder of a checkout
   * @throws org.distromatrix.failure.MatrixException (infrastructure) if it cannot be read or does
   *     not stand still while it is copied
   */
  @SuppressWarnings("DoNotCallSuggester")
  public SourceSnapshot take(Path project, SourceRules rules) {
    throw new UnsupportedOperationException(commands + " " + places + project + rules);
  }
}
