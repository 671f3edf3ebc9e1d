package org.distromatrix.image;

import java.util.List;
import java.util.Map;
import org.distromatrix.command.CommandEnvironment;

/**
 * Settings of apt that hold for every build.
 *
 * @param proxies proxy variables of the user's environment
 */
record AptSettings(Map<String, String> proxies) {
  AptSettings {
    proxies = Map.copyOf(proxies);
  }

  static AptSettings of(Map<String, String> environment) {
    return new AptSettings(CommandEnvironment.proxies(environment));
  }

  /** Options as {@code Name "value"}, for apt.conf(5). */
  List<String> options() {
    return List.of(
        // A mirror that accepts connections and then says nothing must not hold a run for minutes.
        "Acquire::http::Timeout \"20\"",
        "Acquire::https::Timeout \"20\"",
        "Acquire::Retries \"1\"",
        // The sandbox user cannot enter cache folders that are closed to others.
        "APT::Sandbox::User \"root\"");
  }

  /** Environment of package managers: answers instead of questions, and the proxies. */
  Map<String, String> environment() {
    var all = new java.util.HashMap<>(proxies);
    all.put("LC_ALL", "C.UTF-8");
    all.put("DEBIAN_FRONTEND", "noninteractive");
    all.put("DEBCONF_NONINTERACTIVE_SEEN", "true");
    return all;
  }
}
