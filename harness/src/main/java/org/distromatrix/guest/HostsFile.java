package org.distromatrix.guest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.distromatrix.failure.MatrixException;

/** Our names in a guest's {@code /etc/hosts}; what else is in it stays as it is, byte for byte. */
final class HostsFile {
  private static final String MARK = " # exposed by distro-matrix";

  /**
   * Ours come first, so that they hold where the file has such a name already. It is written in
   * place, as container engines mount it, and removed if it was not there before.
   */
  private static final String SCRIPT =
      """
      set -e
      file=/etc/hosts
      rest=.
      if [ -e $file ]; then
        rest=$(sed "/$1\\$/d" $file && echo .)
      else
        echo none
      fi
      printf '%s%s' "$2" "${rest%.}" >$file
      [ -s $file ] || [ "$3" != new ] || rm $file
      """;

  private boolean isNew;
  private boolean isOurs;

  /** Whether there is something of ours in it. */
  boolean hasNames() {
    return isOurs;
  }

  /**
   * Writes these names, and no others of ours.
   *
   * @param names and their addresses
   * @throws MatrixException (infrastructure) with the guest's reason
   */
  void write(Way way, Map<String, String> names) {
    String lines =
        names.entrySet().stream()
            .map(name -> name.getValue() + " " + name.getKey() + MARK + "\n")
            .collect(Collectors.joining());
    var out = new ByteArrayOutputStream();
    GuestResult result =
        way.exec(
            command(lines),
            (buffer, length) -> out.write(buffer, 0, length),
            (buffer, length) -> out.write(buffer, 0, length));
    String said = out.toString(StandardCharsets.UTF_8).strip();
    if (!result.succeeded()) {
      throw MatrixException.infrastructure("Cannot write the guest's /etc/hosts: " + said);
    }
    isNew |= said.equals("none");
    isOurs = !names.isEmpty();
  }

  private GuestCommand command(String lines) {
    return GuestCommand.of("/bin/sh", "-c", SCRIPT, "sh", MARK, lines, isNew ? "new" : "")
        .within(Duration.ofSeconds(30));
  }
}
