package org.distromatrix.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.distromatrix.command.Command;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.Commands;
import org.distromatrix.host.Overlay;

/** Mounts in namespaces of their own, which end with the pipe that is their standard input. */
final class UnsharedTrees implements TreeCommands {
  private static final String SCRIPT =
      """
      mount -t overlay -o "$1" overlay "$2" || exit 125
      shift 2
      exec 3<&0 </dev/null
      trap 'exit 143' TERM
      (cat <&3 >/dev/null; kill -TERM 1) &
      exec 3<&-
      "$@" &
      wait $!
      """;

  private final Commands commands;

  UnsharedTrees(Commands commands) {
    this.commands = commands;
  }

  @Override
  public CommandResult run(
      Overlay overlay,
      Function<Path, List<String>> argv,
      Function<Path, Map<String, String>> environment,
      AptOutput output,
      ImageContext context) {
    Path root = overlay.work().resolve("root");
    var line =
        new ArrayList<>(
            List.of("unshare", "--mount", "--pid", "--fork", "--kill-child=KILL", "--mount-proc"));
    line.addAll(List.of("--propagation", "private", "sh", "-c", SCRIPT, "sh"));
    String lower = overlay.lower().stream().map(Path::toString).collect(Collectors.joining(":"));
    Path work = overlay.work().resolve("overlay");
    line.add("volatile,lowerdir=" + lower + ",upperdir=" + overlay.upper() + ",workdir=" + work);
    line.add(root.toString());
    line.addAll(argv.apply(root));
    make(root);
    make(work);
    return commands.tryRun(
        Command.of(line)
            .withEnvironment(environment.apply(root))
            .loggedTo(context.log())
            .within(context.timeout())
            .asSupervised(),
        output);
  }

  private static void make(Path folder) {
    try {
      Trees.delete(folder);
      java.nio.file.Files.createDirectories(folder);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
