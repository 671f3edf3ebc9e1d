package org.distromatrix.minimirror;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What pacman runs after a transaction. Not install scripts: those run as soon as their package is
 * unpacked, when there is no shell yet.
 */
final class AlpmHooks {
  static final String FOLDER = "/usr/share/libalpm/hooks";

  private static final Map<String, List<String>> HOOKS = new LinkedHashMap<>();

  static {
    HOOKS.put(
        "10-systemd-machine-id",
        List.of("usr/lib/systemd/systemd", "/usr/bin/systemd-machine-id-setup"));
    HOOKS.put(
        "20-systemd-sysusers", List.of("usr/lib/sysusers.d/*.conf", "/usr/bin/systemd-sysusers"));
    HOOKS.put(
        "40-systemd-preset",
        List.of("usr/lib/systemd/system-preset/*.preset", "/usr/bin/systemctl preset-all"));
  }

  private AlpmHooks() {}

  /** Puts them into systemd's package, where rpm's leaves them out. */
  static void write(Payload payload) throws IOException {
    payload.folder("systemd", "/usr/share/libalpm");
    payload.folder("systemd", FOLDER);
    for (var hook : HOOKS.entrySet()) {
      payload.write(
          "systemd",
          FOLDER + "/" + hook.getKey() + ".hook",
          """
          [Trigger]
          Type = Path
          Operation = Install
          Operation = Upgrade
          Target = %s

          [Action]
          Description = %s
          When = PostTransaction
          Exec = %s
          """
              .formatted(hook.getValue().get(0), hook.getKey(), hook.getValue().get(1)),
          false);
    }
  }
}
