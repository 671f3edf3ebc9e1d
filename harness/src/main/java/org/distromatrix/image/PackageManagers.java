package org.distromatrix.image;

import java.util.Map;
import java.util.Optional;
import org.distromatrix.distro.PackageManagerKind;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.MatrixException;

/** The back ends that make distributions' trees, and the tools that they share. */
final class PackageManagers implements AutoCloseable {
  private final Map<PackageManagerKind, PackageManager> byKind;
  private final Optional<ToolsImage> tools;

  /**
   * @param tools let go of when this is closed
   */
  PackageManagers(Map<PackageManagerKind, PackageManager> byKind, Optional<ToolsImage> tools) {
    this.byKind = Map.copyOf(byKind);
    this.tools = tools;
  }

  PackageManager of(ResolvedDistro distro) {
    PackageManager found = byKind.get(distro.packageManager());
    if (found == null) {
      throw missing(distro, distro.packageManager());
    }
    return found;
  }

  @Override
  public void close() {
    tools.ifPresent(ToolsImage::close);
  }

  private static MatrixException missing(ResolvedDistro distro, PackageManagerKind kind) {
    return MatrixException.infrastructure(
            "Cannot build %s: the %s back end is not there yet"
                .formatted(distro.ref(), kind.name().toLowerCase(java.util.Locale.ROOT)))
        .withHint("Leave it out for now: matrix run '!" + distro.ref() + "'");
  }
}
