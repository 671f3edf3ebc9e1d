package org.distromatrix.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.distromatrix.command.CommandResult;
import org.distromatrix.host.Overlay;

/** Runs programs on a tree that is mounted for them alone and gone when they, or we, end. */
interface TreeCommands {
  /**
   * Runs a program to its end.
   *
   * @param overlay what is mounted
   * @param argv the program and its arguments, given where the tree is mounted
   * @param environment likewise
   * @return how it ended, whatever its status
   * @throws org.distromatrix.failure.MatrixException (infrastructure) if it cannot be started or
   *     does not end in time
   */
  CommandResult run(
      Overlay overlay,
      Function<Path, List<String>> argv,
      Function<Path, Map<String, String>> environment,
      AptOutput output,
      ImageContext context);
}
