package org.distromatrix.minimirror;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Does what Debian's maintainer scripts would do, so that the tree boots without dpkg: found by
 * comparing an installed root with what its packages list.
 */
final class SystemFiles {
  private static final Map<String, String> PAM =
      Map.of(
          "auth",
          """
          auth [success=1 default=ignore] pam_unix.so nullok
          auth requisite pam_deny.so
          auth required pam_permit.so
          """,
          "account",
          """
          account [success=1 new_authtok_reqd=done default=ignore] pam_unix.so
          account requisite pam_deny.so
          account required pam_permit.so
          """,
          "password",
          """
          password [success=1 default=ignore] pam_unix.so obscure yescrypt
          password requisite pam_deny.so
          password required pam_permit.so
          """,
          "session",
          "session required pam_unix.so\n",
          "session-noninteractive",
          "session required pam_unix.so\n");

  private final Payload payload;

  SystemFiles(Payload payload) {
    this.payload = payload;
  }

  void write(DebianPackage basePasswd) throws IOException {
    accounts(basePasswd);
    settings();
    folders();
    links();
    for (var pam : PAM.entrySet()) {
      payload.write("libpam-runtime", "/etc/pam.d/common-" + pam.getKey(), pam.getValue(), true);
    }
    sshServer();
    AlpmHooks.write(payload);
  }

  private void accounts(DebianPackage basePasswd) throws IOException {
    String passwd =
        payload
            .readFrom(basePasswd, "/usr/share/base-passwd/passwd.master")
            .lines()
            .map(line -> line.replaceFirst("^([^:]+):[^:]*:", "$1:x:") + "\n")
            .collect(Collectors.joining());
    String group =
        Pattern.compile("(?m)^([^:]+):\\*:")
            .matcher(payload.readFrom(basePasswd, "/usr/share/base-passwd/group.master"))
            .replaceAll("$1:x:");
    config("/etc/passwd", passwd);
    config("/etc/group", group);
    // A locked root ("!") could not log in even with a key.
    config("/etc/shadow", eachName(passwd, ":*:20000:0:99999:7:::\n"));
    config("/etc/gshadow", eachName(group, ":*::\n"));
    payload.restrict("/etc/shadow", "0600");
    payload.restrict("/etc/gshadow", "0600");
  }

  private static String eachName(String lines, String rest) {
    return lines
        .lines()
        .map(line -> line.substring(0, line.indexOf(':')) + rest)
        .collect(Collectors.joining());
  }

  private void settings() throws IOException {
    config(
        "/etc/nsswitch.conf",
        """
        passwd: files systemd
        group: files systemd
        shadow: files systemd
        hosts: files dns
        networks: files
        protocols: files
        services: files
        """);
    config("/etc/shells", "/bin/sh\n/bin/bash\n/usr/bin/bash\n");
    config("/etc/profile", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin\nexport PATH\n");
    config("/etc/hosts", "127.0.0.1 localhost\n::1 localhost\n");
  }

  private void config(String path, String content) throws IOException {
    payload.write("base-files", path, content, true);
  }

  private void folders() throws IOException {
    for (String path :
        List.of(
            "/mnt",
            "/opt",
            "/srv",
            "/media",
            "/usr/local",
            "/usr/local/bin",
            "/usr/local/sbin",
            "/usr/local/lib",
            "/usr/local/share",
            "/etc/opt")) {
      payload.folder("base-files", path);
    }
    // As upstream. With 0755, rpm fails to set the mode where they are already mounted.
    payload.restrict("/proc", "0555");
    payload.restrict("/sys", "0555");
  }

  private void links() throws IOException {
    payload.link("base-files", "/etc/mtab", "../proc/self/mounts");
    payload.link("mawk", "/usr/bin/awk", "mawk");
    payload.link("bash", "/usr/bin/sh", "bash");
    payload.link("debianutils", "/usr/bin/which", "which.debianutils");
    payload.link("gcc", "/usr/bin/cc", "gcc");
  }

  /** Debian calls it ssh.service, all others sshd.service. */
  private void sshServer() throws IOException {
    payload.write(
        "openssh-server",
        "/etc/ssh/sshd_config",
        payload.read("/usr/share/openssh/sshd_config"),
        true);
    String unit = "/usr/lib/systemd/system/ssh.service";
    String content = payload.read(unit).replace("Alias=sshd.service\n", "");
    payload.remove("openssh-server", unit);
    payload.write("openssh-server", "/usr/lib/systemd/system/sshd.service", content, false);
  }
}
