package org.distromatrix.cli;

import java.util.List;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.container.EngineCare;
import org.distromatrix.host.Finding;
import org.distromatrix.host.HostCheck;
import org.distromatrix.host.Places;
import org.distromatrix.host.Privileges;
import org.distromatrix.run.RunVerdict;
import picocli.CommandLine.Command;

/** {@code matrix doctor}. */
@Command(
    name = "doctor",
    description = "Look at this host: what is missing or of no use, and the command that mends it.")
final class DoctorCommand extends Subcommand {
  @Override
  public Integer call() {
    var environment = System.getenv();
    Places places = Places.resolve(environment, Privileges.detect(environment).root());
    HostCheck check = HostCheck.of(environment, places, new LocalCommands(environment));
    List<Finding> findings = check.findings();
    findings.forEach(this::print);
    Finding engine = EngineCare.finding();
    print(engine);
    check
        .installCommand(findings)
        .ifPresent(command -> out().println("\nInstall what is missing:\n  " + command));
    boolean usable = findings.stream().noneMatch(Finding::isProblem);
    boolean containers = engine.status() == Finding.Status.OK;
    out()
        .println(
            usable
                ? "\nThis host can run the matrix."
                : containers
                    ? "\nThis host can run the matrix in containers: --boot container."
                    : "");
    return (usable || containers ? RunVerdict.PASSED : RunVerdict.INFRASTRUCTURE).exitCode();
  }

  private void print(Finding finding) {
    out()
        .printf(
            "%-9s %-30s %s%n",
            finding.status().name().toLowerCase(java.util.Locale.ROOT),
            finding.part(),
            finding.detail());
    if (finding.isProblem()) {
      out().println("          needed: " + finding.neededFor());
      finding.fix().ifPresent(fix -> out().println("          fix:    " + fix));
    } else {
      finding
          .fix()
          .ifPresent(fix -> out().printf("          for %s: %s%n", finding.neededFor(), fix));
    }
  }
}
