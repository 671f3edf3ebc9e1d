package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.distromatrix.distro.Rpm;

/**
 * Where everything lies that dnf, zypper and rpm read and write for one draft: all below the draft,
 * nothing of the host's.
 *
 * @param root where the tree is mounted
 * @param scratch what is thrown away with the draft
 * @param repositories folder of .repo files
 */
record RpmPlaces(Path root, Path scratch, Path repositories) {
  static RpmPlaces of(Draft draft, RpmState state) {
    return new RpmPlaces(TreeCommands.root(draft), draft.scratch("rpm"), state.repositories());
  }

  /** The tool's configuration file. */
  Path configuration() {
    return scratch.resolve("tool.conf");
  }

  /** Metadata and packages while the tool is at work. */
  Path cache() {
    return scratch.resolve("cache");
  }

  /** Empty: where tools look for further settings. */
  Path nothing() {
    return scratch.resolve("nothing");
  }

  Path home() {
    return scratch.resolve("home");
  }

  /** Makes the folders and rpm's own settings. */
  void prepare(Rpm rpm) throws IOException {
    for (Path folder : List.of(cache(), nothing(), home())) {
      Files.createDirectories(folder);
    }
    Files.writeString(home().resolve(".rpmmacros"), macros(rpm));
  }

  /**
   * rpm's settings. Debian's rpm keeps its database in $HOME, and all take the place from there.
   * /proc and its like are mounted while packages are unpacked: no package may change them.
   */
  static String macros(Rpm rpm) {
    return """
        %%_dbpath %s
        %%_db_backend %s
        %%_netsharedpath /proc:/sys:/dev
        """
        .formatted(rpm.database(), rpm.backend().name().toLowerCase(Locale.ROOT));
  }

  /**
   * The environment of all calls. Kernels do not install themselves for the machine that builds
   * (kernel-install(8)); whoever boots one makes its initial RAM disk.
   *
   * @param proxies proxy variables of the user
   */
  Map<String, String> environment(Map<String, String> proxies) {
    var all = new HashMap<>(proxies);
    all.put("HOME", home().toString());
    all.put("LC_ALL", "C.UTF-8");
    all.put("KERNEL_INSTALL_BYPASS", "1");
    return all;
  }
}
