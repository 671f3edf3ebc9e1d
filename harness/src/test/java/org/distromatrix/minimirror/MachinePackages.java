package org.distromatrix.minimirror;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What makes a virtual machine of a miniature distribution: Debian's cloud kernel, its udev and its
 * dracut, in upstream's names and places.
 */
final class MachinePackages {
  /** What the kernel's package is called here: Debian has its version in the name. */
  static final String KERNEL = "linux-image";

  private static final String REAL_KERNEL = "linux-image-\\d.*-cloud-amd64";
  private static final List<String> ROOTS =
      List.of(KERNEL, "dracut-core", "dracut-config-generic", "udev");

  private MachinePackages() {}

  /** As {@code uname -r} says it. */
  static String release(MiniPackage kernel) {
    return kernel.origin().fields().get("Kernel");
  }

  /** Unpacks them, and those they need that the mirrors do not have yet. */
  static Payload unpack(Workbench bench, Map<String, DebianPackage> fetched) throws IOException {
    Map<String, DebianPackage> available = withKernel(fetched);
    var closure = new Closure(available);
    Map<String, MiniPackage> all = closure.of(ROOTS);
    all.keySet().removeAll(closure.of(DebianSource.ROOTS).keySet());
    Payload payload = Payload.unpack(bench, all);
    arrange(payload, release(all.get(KERNEL)));
    return payload;
  }

  private static Map<String, DebianPackage> withKernel(Map<String, DebianPackage> fetched) {
    DebianPackage kernel =
        fetched.values().stream()
            .filter(one -> one.name().matches(REAL_KERNEL))
            .findFirst()
            .orElseThrow();
    var fields = new LinkedHashMap<>(kernel.fields());
    fields.put("Package", KERNEL);
    fields.put("Kernel", kernel.name().replaceFirst("linux-image-", ""));
    // Debian's kmod looks for the library only when it meets a compressed module.
    fields.put("Depends", "dracut-core, kmod, liblzma5, systemd");
    fields.put("Provides", "kernel-modules-core");
    var all = new LinkedHashMap<>(fetched);
    all.put(KERNEL, new DebianPackage(kernel.deb(), fields));
    return all;
  }

  private static void arrange(Payload payload, String release) throws IOException {
    String modules = "/usr/lib/modules/" + release;
    payload.move(KERNEL, "/boot/vmlinuz-" + release, modules + "/vmlinuz");
    payload.move(KERNEL, "/boot/System.map-" + release, modules + "/System.map");
    payload.move(KERNEL, "/boot/config-" + release, modules + "/config");
    // As Fedora and openSUSE have it: without a word, dracut makes it for this machine alone.
    dracut(payload, "dracut-core", "01-dist", "hostonly=\"yes\"\n");
    dracut(payload, "dracut-config-generic", "02-generic-image", "hostonly=\"no\"\n");
  }

  private static void dracut(Payload payload, String owner, String name, String content)
      throws IOException {
    payload.write(owner, "/usr/lib/dracut/dracut.conf.d/" + name + ".conf", content, false);
  }
}
