package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.distromatrix.command.Command;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.Commands;

/**
 * Package lists of distributions that have no image yet: fetched by the host's apt with a state of
 * its own, which shares nothing with the host's.
 */
final class AptLists {
  private final Commands commands;
  private final AptSettings settings;

  AptLists(Commands commands, AptSettings settings) {
    this.commands = commands;
    this.settings = settings;
  }

  /**
   * Fetches what has changed since the last time.
   *
   * @param folder where the state is kept
   * @param sources one-line entries, each with its keyring
   * @return the folder with the lists
   */
  Path fetched(BasePlan plan, Path folder, List<String> sources, ImageContext context)
      throws IOException {
    Path lists = folder.resolve("lists");
    Files.createDirectories(lists.resolve("partial"));
    Path configuration = folder.resolve("apt.conf");
    Path list = folder.resolve("sources.list");
    Files.write(list, sources);
    Files.createDirectories(folder.resolve("etc"));
    Files.writeString(folder.resolve("status"), "");
    Files.writeString(configuration, configuration(plan, folder, list));
    update(plan, configuration, context);
    return lists;
  }

  private void update(BasePlan plan, Path configuration, ImageContext context) {
    var environment = new HashMap<>(settings.environment());
    environment.put("APT_CONFIG", configuration.toString());
    var output = new AptOutput(context.progress());
    CommandResult result =
        commands.tryRun(
            Command.of("apt-get", "update")
                .withEnvironment(environment)
                .loggedTo(context.log())
                .within(context.timeout()),
            output);
    AptFailures failures = output.failures();
    // apt says so, and ends with success, when it could not fetch but had older lists.
    if (result.status() != 0) {
      throw failures
          .explain(
              "Cannot look up packages of " + plan.distro().ref(),
              plan.distro().ref(),
              plan.mirror())
          .withLog(context.log());
    }
  }

  private String configuration(BasePlan plan, Path folder, Path sources) {
    String architecture = plan.distro().nativeArchitecture();
    var lines =
        new ArrayList<>(
            List.of(
                "APT::Architecture \"" + architecture + "\"",
                "APT::Architectures { \"" + architecture + "\"; }",
                "APT::Update::Error-Mode \"any\"",
                "Dir \"" + folder + "\"",
                "Dir::Etc \"" + folder.resolve("etc") + "\"",
                "Dir::State::Status \"" + folder.resolve("status") + "\"",
                "Dir::State::Lists \"" + folder.resolve("lists") + "\"",
                "Dir::Cache \"" + folder + "\"",
                "Dir::Cache::SrcPkgCache \"\"",
                "Dir::Cache::PkgCache \"\"",
                "Dir::Etc::SourceList \"" + sources + "\"",
                "Dir::Etc::SourceParts \"/dev/null\"",
                "Dir::Etc::Trusted \"/dev/null\"",
                "Dir::Etc::TrustedParts \"/dev/null\"",
                "Acquire::Languages \"none\""));
    lines.addAll(settings.options());
    return String.join(";\n", lines) + ";\n";
  }
}
