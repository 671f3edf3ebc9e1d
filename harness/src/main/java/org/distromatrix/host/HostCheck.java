package org.distromatrix.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distromatrix.command.Commands;
import org.distromatrix.command.Programs;
import org.distromatrix.distro.PackageManagerKind;
import org.distromatrix.failure.MatrixException;

/** Looks at all that this host must offer, and says how to get what is missing. */
public final class HostCheck {
  private final Programs programs;
  private final Optional<HostPackages> packages;
  private final HostProbes probes;

  HostCheck(Programs programs, Optional<HostPackages> packages, HostProbes probes) {
    this.programs = programs;
    this.packages = packages;
    this.probes = probes;
  }

  /** The check of this host, for a process with this environment. */
  public static HostCheck of(Map<String, String> environment, Places places, Commands commands) {
    var privileges = Privileges.detect(environment);
    return new HostCheck(
        Programs.onPathOf(environment),
        HostPackages.detect(privileges.root()),
        new HostProbes(privileges, places, commands));
  }

  /** Everything that was looked at, in a fixed order, the good ones too. */
  public List<Finding> findings() {
    return Stream.concat(probes.findings().stream(), HostPart.ALL.stream().map(this::finding))
        .toList();
  }

  /**
   * Refuses work that optional parts are missing for.
   *
   * @param work completes "Cannot"
   * @param names of the parts, as the findings show them
   * @throws MatrixException (infrastructure) with the one command that installs them
   */
  public void require(String work, List<String> names) {
    List<HostPart> missing =
        HostPart.ALL.stream()
            .filter(part -> names.contains(part.name()) && place(part).isEmpty())
            .toList();
    if (!missing.isEmpty()) {
      throw refusal(work, missing);
    }
  }

  MatrixException refusal(String work, List<HostPart> missing) {
    String listed = missing.stream().map(HostPart::name).collect(Collectors.joining(", "));
    List<String> needed =
        missing.stream().flatMap(part -> packageOf(part).stream()).distinct().toList();
    return MatrixException.infrastructure("Cannot %s: this host has no %s".formatted(work, listed))
        .withHint(needed.isEmpty() ? "`matrix doctor` tells more" : install(needed));
  }

  private Optional<Path> place(HostPart part) {
    return part.program().isPresent()
        ? programs.find(part.program().get())
        : part.file().filter(Files::exists);
  }

  private Finding finding(HostPart part) {
    Optional<Path> found = place(part);
    if (found.isPresent()) {
      return Finding.ok(part.name(), part.neededFor(), found.get().toString());
    }
    return new Finding(
        part.name(),
        part.neededFor(),
        part.required() ? Finding.Status.MISSING : Finding.Status.INFO,
        absent(part),
        packageOf(part).map(name -> install(List.of(name))));
  }

  private static String absent(HostPart part) {
    String absent = part.file().map(file -> "no " + file).orElse("not installed");
    return part.instead().map(instead -> absent + ": " + instead).orElse(absent);
  }

  /** The one command that installs every missing part; empty if none is, or none can be. */
  public Optional<String> installCommand(List<Finding> findings) {
    List<String> names =
        HostPart.ALL.stream()
            .filter(part -> isMissing(part, findings))
            .flatMap(part -> packageOf(part).stream())
            .distinct()
            .toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(install(names));
  }

  private static boolean isMissing(HostPart part, List<Finding> findings) {
    return findings.stream()
        .anyMatch(
            finding ->
                finding.part().equals(part.name()) && finding.status() == Finding.Status.MISSING);
  }

  private Optional<String> packageOf(HostPart part) {
    return packages.flatMap(host -> part.packageFor(host.kind()));
  }

  private String install(List<String> names) {
    return packages.orElseThrow().install(names);
  }

  /** The host's package manager, if we know it. */
  public Optional<PackageManagerKind> packageManager() {
    return packages.map(HostPackages::kind);
  }
}
