package org.distromatrix.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What outside programs see of our environment: PATH, HOME and a fixed locale, nothing else. */
public final class CommandEnvironment {
  /** A user's PATH often lacks the folders of administration programs, which mmdebstrap needs. */
  private static final List<String> ALWAYS_ON_PATH =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private static final List<String> PROXY_NAMES =
      List.of("http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "no_proxy");

  private CommandEnvironment() {}

  /** The environment that every program gets, made from ours. */
  public static Map<String, String> clean(Map<String, String> ours) {
    var clean = new LinkedHashMap<String, String>();
    clean.put("PATH", path(ours));
    clean.put("HOME", ours.getOrDefault("HOME", System.getProperty("user.home", "/")));
    clean.put("LANG", "C.UTF-8");
    return clean;
  }

  /** The proxy settings of our environment, in both cases of their names, for who needs them. */
  public static Map<String, String> proxies(Map<String, String> ours) {
    var found = new LinkedHashMap<String, String>();
    for (String lower : PROXY_NAMES) {
      for (String name : List.of(lower, lower.toUpperCase(Locale.ROOT))) {
        String value = ours.get(name);
        if (value != null) {
          found.put(name, value);
        }
      }
    }
    return found;
  }

  static String path(Map<String, String> ours) {
    var folders = new ArrayList<String>();
    for (String folder : ours.getOrDefault("PATH", "").split(":", -1)) {
      if (folder.startsWith("/") && !folders.contains(folder)) {
        folders.add(folder);
      }
    }
    for (String folder : ALWAYS_ON_PATH) {
      if (!folders.contains(folder)) {
        folders.add(folder);
      }
    }
    return String.join(":", folders);
  }
}
