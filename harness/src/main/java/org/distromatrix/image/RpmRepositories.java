package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.distromatrix.distro.Repository;

/** Writes down which repositories a tool is to use, and whose signatures it is to accept. */
final class RpmRepositories {
  private final RpmKeys keys;
  private final Keyrings keyrings;

  RpmRepositories(RpmKeys keys, Keyrings keyrings) {
    this.keys = keys;
    this.keyrings = keyrings;
  }

  /** Fills an empty state; returns the keys that may sign any of the repositories. */
  Set<Path> write(BasePlan plan, RpmState state, ImageContext context) throws IOException {
    Files.createDirectories(state.repositories());
    var all = new LinkedHashSet<Path>();
    for (Repository repository : plan.repositories()) {
      List<Path> files = keyrings.findAll(plan.distro(), repository, context);
      var file = new RpmRepoFile(repository, keys.of(plan.distro(), repository, files));
      Files.writeString(state.repositories().resolve(file.name()), file.text());
      all.addAll(file.keys());
    }
    Files.writeString(state.domain(), BaseInputs.domain(plan));
    Files.writeString(state.mirror(), plan.mirror());
    return all;
  }
}
