package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.host.HostArchitecture;
import org.distromatrix.report.model.InstalledPackage;

/** dnf 4 and 5: Fedora and the EL family. */
final class DnfTool implements RpmTool {
  private static final Set<Integer> FINE = Set.of(0);

  private final RpmCalls calls;

  DnfTool(RpmCalls calls) {
    this.calls = calls;
  }

  @Override
  public String name() {
    return "dnf";
  }

  @Override
  public ToolNeed need(ResolvedDistro distro) {
    ToolNeed dnf =
        ToolNeed.of("dnf", "dnf", "rpm", "gpg")
            .probing("(?m)^(?:dnf5 version )?(\\d+\\.\\d+\\S*)", "4", "dnf", "--version");
    return RpmNeeds.added(dnf, distro);
  }

  @Override
  public void configure(RpmWork work) throws IOException {
    Files.writeString(work.places().configuration(), command(work).configuration());
  }

  @Override
  public RpmResult fetch(RpmWork work, List<Path> keys) {
    return RpmResult.NOTHING; // it does with its first transaction, keys included
  }

  @Override
  public RpmResult metadata(RpmWork work, List<Path> keys) throws IOException {
    return run(work, command(work).makeCache());
  }

  @Override
  public RpmResult install(RpmWork work, List<String> packages, boolean fresh) throws IOException {
    return run(work, command(work).install(packages, !fresh));
  }

  @Override
  public List<InstalledPackage> installed(RpmWork work, List<InstalledPackage> before)
      throws IOException {
    RpmResult listed = run(work, command(work).installed());
    require(work, listed);
    return RpmTable.read(listed.stdout(), Map.of());
  }

  @Override
  public Collection<String> names(RpmWork work) throws IOException {
    return run(work, command(work).names()).stdout().lines().distinct().toList();
  }

  private RpmResult run(RpmWork work, List<String> argv) throws IOException {
    return calls.run(work, argv, calls.environment(work), DnfFailures.LANGUAGE, FINE);
  }

  private static DnfCommand command(RpmWork work) {
    return new DnfCommand(
        work.distro(),
        work.places(),
        work.version().startsWith("dnf 5"),
        !work.distro().architecture().equals(HostArchitecture.name()),
        work.entitlement());
  }

  @Override
  public Set<String> unknownPackages(RpmResult result) {
    return DnfFailures.unknownPackages(result.lines());
  }

  @Override
  public boolean stale(RpmResult result) {
    return DnfFailures.stale(result.lines());
  }

  @Override
  public KnownFailures failures() {
    return DnfFailures.KNOWN;
  }
}
