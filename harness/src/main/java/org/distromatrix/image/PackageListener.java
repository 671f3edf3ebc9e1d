package org.distromatrix.image;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.distromatrix.command.OutputSink;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.failure.MatrixException;

/** Hears a distribution's own package manager, tells progress, and explains its failures. */
public final class PackageListener implements OutputSink {
  private final OwnPackageManager manager;
  private final ToolOutput output;

  PackageListener(OwnPackageManager manager, Consumer<String> progress) {
    this.manager = manager;
    this.output = new ToolOutput(manager.language(), progress);
  }

  @Override
  public void accept(byte[] buffer, int length) {
    output.accept(buffer, length);
  }

  /** True if something went wrong that the status did not tell. */
  public boolean failed() {
    return manager.failed(output.lines());
  }

  /** True if what failed may succeed with package lists of now. */
  public boolean stale() {
    return manager.stale(output.lines());
  }

  /**
   * Why it failed, for the user.
   *
   * @param mirror for people
   * @param log of all it printed
   */
  public MatrixException failure(DistroRef distro, String mirror, Path log) {
    String what = "Cannot install packages in the image of " + distro;
    Set<String> unknown = manager.unknown(output.lines());
    if (unknown.isEmpty()) {
      return manager.failures().explain(output.lines(), what, distro, mirror).withLog(log);
    }
    String names = unknown.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    return MatrixException.usage(
            "Cannot install %s in %s: no such package%s"
                .formatted(names, distro, unknown.size() > 1 ? "s" : ""))
        .withHint(
            "Check packages: in matrix.yaml; packages: on: gives a distribution names of its own")
        .withLog(log);
  }
}
