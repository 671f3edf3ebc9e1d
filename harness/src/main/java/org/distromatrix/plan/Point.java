package org.distromatrix.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.distromatrix.config.BootKind;
import org.distromatrix.distro.ResolvedDistro;

/** One point of the matrix before anything is decided for it. */
record Point(ResolvedDistro distro, BootKind boot, Map<String, String> axes) {
  Point {
    axes = new LinkedHashMap<>(axes);
  }

  CellId id() {
    return CellId.of(distro.ref(), boot, axes);
  }
}
