package org.distromatrix.junit;

import java.util.List;
import org.distromatrix.config.BootKind;
import org.distromatrix.config.Isolation;

/**
 * What an annotation says, whichever of ours it is; see {@link OnDistros} for what each means.
 *
 * @param annotation its name, for messages: {@code @OnDistros}
 */
record Attributes(
    String annotation,
    List<String> cells,
    List<BootKind> boot,
    Isolation isolation,
    List<String> packages,
    boolean network,
    boolean coldBoot,
    String timeout,
    String project) {
  Attributes {
    cells = List.copyOf(cells);
    boot = List.copyOf(boot);
    packages = List.copyOf(packages);
  }

  static Attributes of(OnDistros annotation) {
    return new Attributes(
        "@OnDistros",
        List.of(annotation.value()),
        List.of(annotation.boot()),
        annotation.isolation(),
        List.of(annotation.packages()),
        annotation.network(),
        annotation.coldBoot(),
        annotation.timeout(),
        annotation.project());
  }

  static Attributes of(DistroSource annotation) {
    return new Attributes(
        "@DistroSource",
        List.of(annotation.value()),
        List.of(annotation.boot()),
        annotation.isolation(),
        List.of(annotation.packages()),
        annotation.network(),
        annotation.coldBoot(),
        annotation.timeout(),
        annotation.project());
  }
}
