package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.distromatrix.host.Bind;
import org.distromatrix.host.Overlay;
import org.distromatrix.host.Places;
import org.distromatrix.host.Supervised;
import org.distromatrix.host.Trees;

/**
 * The tools image as a program's root: its layers below an overlay that is thrown away, the host's
 * network, devices and resolver, and of the host's files only those that are shared. It lives in
 * the program's own mount namespace and ends with it.
 *
 * @param layers the topmost first
 */
record ToolsRoot(List<Path> layers, Places places) implements Workplace {
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** What the host's network needs to be used, copied: no mount point is needed for it. */
  private static final List<String> NETWORK =
      List.of("etc/resolv.conf", "etc/hosts", "etc/nsswitch.conf");

  /** The certificates that this host trusts, a company's proxy's among them. */
  private static final List<String> HOST_CERTIFICATES =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem");

  private static final String CERTIFICATES = "etc/ssl/certs/ca-certificates.crt";
  private static final List<String> KERNEL = List.of("/proc", "/sys", "/dev");

  ToolsRoot {
    layers = List.copyOf(layers);
  }

  @Override
  public Supervised enter(Supervised program, List<Path> shared) throws IOException {
    Path scratch = places.scratchFolder("tools-" + COUNT.incrementAndGet());
    Path root = scratch.resolve("root");
    Path upper = scratch.resolve("upper");
    Files.createDirectories(upper);
    prepare(upper, shared);
    var argv = new ArrayList<>(List.of("chroot", root.toString()));
    argv.addAll(program.argv());
    Supervised inside =
        program
            .running(argv)
            .over(new Overlay(layers, upper, scratch.resolve("work")), root)
            .removing(scratch);
    for (String folder : KERNEL) {
      inside = inside.binding(new Bind(Path.of(folder), below(root, Path.of(folder)), false));
    }
    for (Path one : shared) {
      inside = inside.binding(new Bind(one, below(root, one), false));
    }
    return inside;
  }

  /** Puts files of the host and mount points into what is laid over the image. */
  private static void prepare(Path upper, List<Path> shared) throws IOException {
    for (String file : NETWORK) {
      copy(Path.of("/").resolve(file), upper, file);
    }
    for (String file : HOST_CERTIFICATES) {
      if (Files.isReadable(Path.of(file))) {
        copy(Path.of(file), upper, CERTIFICATES);
        break;
      }
    }
    for (Path one : shared) {
      String relative = Path.of("/").relativize(one).toString();
      if (Files.isDirectory(one)) {
        Trees.folder(upper, relative);
      } else {
        copy(one, upper, relative);
      }
    }
  }

  private static void copy(Path file, Path upper, String relative) throws IOException {
    if (Files.isReadable(file)) {
      Path target = upper.resolve(relative);
      Trees.folder(upper, upper.relativize(target.resolveSibling("")).toString());
      Files.write(target, Files.readAllBytes(file));
    }
  }

  private static Path below(Path root, Path path) {
    return root.resolve(Path.of("/").relativize(path).toString());
  }
}
