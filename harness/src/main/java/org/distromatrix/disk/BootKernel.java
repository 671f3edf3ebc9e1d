package org.distromatrix.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.distromatrix.build.CellImage;
import org.distromatrix.config.KernelChoice;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.plan.Glob;

/** Finds the kernel that a machine is to boot. */
final class BootKernel {
  private BootKernel() {}

  /**
   * @throws MatrixException (infrastructure) if the image has none; (usage) if none of its kernels
   *     is the wanted one, or the wanted file is none
   */
  static Kernel of(CellImage image, KernelChoice choice) throws IOException {
    List<Kernel> kernels = Kernels.in(image.layers());
    if (choice.file().isPresent()) {
      return outside(choice.file().get(), kernels);
    }
    if (kernels.isEmpty()) {
      throw MatrixException.infrastructure(
              "Cannot boot a machine of %s: its image has no kernel"
                  .formatted(image.distro().ref()))
          .withHint("its profile's `kernel-packages` name what brings one");
    }
    return choice.version().map(version -> named(version, kernels, image)).orElse(kernels.get(0));
  }

  private static Kernel named(String version, List<Kernel> kernels, CellImage image) {
    var glob = new Glob(version);
    return kernels.stream()
        .filter(kernel -> glob.matches(kernel.version()))
        .findFirst()
        .orElseThrow(
            () ->
                MatrixException.usage(
                        "Cannot boot kernel '%s' on %s: its image has %s"
                            .formatted(version, image.distro().ref(), versions(kernels)))
                    .withHint(
                        "`machine: { kernel: ... }` in matrix.yaml; `packages.on` adds others"));
  }

  private static String versions(List<Kernel> kernels) {
    return kernels.stream().map(Kernel::version).collect(Collectors.joining(", "));
  }

  /** Modules come from the image; its initial RAM disk fits only the version it was made for. */
  private static Kernel outside(Path file, List<Kernel> kernels) throws IOException {
    var kernel = new KernelFile(file);
    if (!kernel.isKernel()) {
      throw MatrixException.usage("Cannot boot '%s': it is no kernel".formatted(file))
          .withHint(
              "`machine: { kernel: ... }` in matrix.yaml: a bzImage of x86-64 or an Image of arm64");
    }
    String version = kernel.version().orElseGet(() -> named(file));
    Optional<Path> initrd =
        kernels.stream()
            .filter(other -> other.version().equals(version))
            .findFirst()
            .flatMap(Kernel::initrd);
    return new Kernel(version, file, initrd);
  }

  /** The version that the file's name tells, else the name. */
  private static String named(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.matches("vmlinuz-.+") ? name.substring("vmlinuz-".length()) : name;
  }
}
