package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.report.model.InstalledPackage;

/** zypper: openSUSE. */
final class ZypperTool implements RpmTool {
  private static final Set<Integer> FINE = Set.of(0);

  /** Beside success: a reboot, or a restart of itself, is advised; a scriptlet failed. */
  private static final Set<Integer> INSTALLED = Set.of(0, 102, 103, 107);

  private static final String HISTORY = "var/log/zypp/history";

  /** A line of its table: {@code | zlib-devel | summary | package}. */
  private static final int NAME_COLUMN = 1;

  private final RpmCalls calls;

  ZypperTool(RpmCalls calls) {
    this.calls = calls;
  }

  @Override
  public String name() {
    return "zypper";
  }

  @Override
  public ToolNeed need(ResolvedDistro distro) {
    ToolNeed zypper =
        ToolNeed.of("zypper", "zypper", "rpm", "gpg", "timeout")
            .probing("zypper (\\d+\\.\\d+\\S*)", "1.14", "zypper", "--version");
    return RpmNeeds.added(zypper, distro);
  }

  @Override
  public void configure(RpmWork work) throws IOException {
    Files.writeString(work.places().configuration(), command(work).configuration());
    Files.writeString(work.places().nothing().resolve("zypper.conf"), "");
  }

  @Override
  public RpmResult fetch(RpmWork work, List<Path> keys) throws IOException {
    if (!keys.isEmpty()) {
      RpmResult imported = run(work, command(work).importKeys(keys), FINE);
      if (!imported.ok()) {
        return imported;
      }
    }
    return run(work, command(work).refresh(), FINE);
  }

  @Override
  public RpmResult metadata(RpmWork work, List<Path> keys) throws IOException {
    return fetch(work, keys);
  }

  @Override
  public RpmResult install(RpmWork work, List<String> packages, boolean fresh) throws IOException {
    return run(work, command(work).install(packages), INSTALLED);
  }

  @Override
  public List<InstalledPackage> installed(RpmWork work, List<InstalledPackage> before)
      throws IOException {
    RpmResult listed = run(work, command(work).installed(), FINE);
    require(work, listed);
    var origins = new HashMap<String, String>();
    for (InstalledPackage one : before) {
      origins.put(one.name() + " " + one.version().replaceFirst("^\\d+:", ""), one.origin());
    }
    Path history = work.draft().tree().resolve(HISTORY);
    if (Files.exists(history)) {
      origins.putAll(RpmTable.origins(Files.readAllLines(history)));
    }
    return RpmTable.read(listed.stdout(), origins);
  }

  @Override
  public Collection<String> names(RpmWork work) throws IOException {
    return run(work, command(work).names(), FINE)
        .stdout()
        .lines()
        .map(line -> line.split("\\|", -1))
        .filter(columns -> columns.length > NAME_COLUMN + 1)
        .flatMap(columns -> Stream.of(columns[NAME_COLUMN].strip()))
        .distinct()
        .toList();
  }

  private RpmResult run(RpmWork work, List<String> argv, Set<Integer> fine) throws IOException {
    Map<String, String> environment = command(work).environment(calls.environment(work));
    return calls.run(work, argv, environment, ZypperFailures.LANGUAGE, fine);
  }

  private static ZypperCommand command(RpmWork work) {
    return new ZypperCommand(work.distro(), work.places());
  }

  @Override
  public Set<String> unknownPackages(RpmResult result) {
    return ZypperFailures.unknownPackages(result.lines());
  }

  @Override
  public boolean stale(RpmResult result) {
    return ZypperFailures.stale(result.lines());
  }

  @Override
  public KnownFailures failures() {
    return ZypperFailures.KNOWN;
  }
}
