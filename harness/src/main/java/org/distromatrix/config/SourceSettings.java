package org.distromatrix.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.document.Doc;

/**
 * Which files of the project are taken along, on top of the rule (what git tracks, plus untracked
 * files that it does not ignore).
 *
 * @param include globs of files taken although the rule leaves them out
 * @param exclude globs of files left out although the rule takes them
 */
@Doc("Which files of the project reach build and tests, on top of what git knows.")
public record SourceSettings(
    @Doc("Globs of files taken although git ignores them.") List<String> include,
    @Doc("Globs of files left out although git tracks them.") List<String> exclude) {
  public SourceSettings {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /** The same, and never this folder of the project. */
  SourceSettings without(Path folder) {
    var more = new ArrayList<>(exclude);
    more.add("/" + folder.toString().replaceAll("([\\\\*?\\[ ])", "\\\\$1"));
    return new SourceSettings(include, more);
  }
}
