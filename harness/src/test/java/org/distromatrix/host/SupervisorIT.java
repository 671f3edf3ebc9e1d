package org.distromatrix.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.distromatrix.command.Command;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.command.OutputSink;
import org.distromatrix.command.RunningCommand;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Needs root: mounts, namespaces and control groups of this host are what is tested. */
@Timeout(120)
class SupervisorIT {
  private final LocalCommands commands = new LocalCommands(System.getenv());
  private final Supervisor supervisor = Supervisor.detect();

  @TempDir private Path folder;

  @BeforeEach
  void makeLower() throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve("lower")).resolve("below"), "old");
  }

  /** A program over a scratch overlay in the folder's {@code run}, which has a {@code lower}. */
  static Supervised scratch(Path folder, List<String> argv) {
    Path run = folder.resolve("run");
    var overlay =
        new Overlay(List.of(folder.resolve("lower")), run.resolve("upper"), run.resolve("work"));
    return Supervised.of(argv).over(overlay, run.resolve("root")).removing(run);
  }

  private Supervised scratch(String script) {
    return scratch(folder, List.of("sh", "-c", script));
  }

  private CommandResult run(Supervised supervised) {
    return commands.tryRun(supervisor.command(supervised), OutputSink.none());
  }

  @Test
  void passesStatusAndOutputOnAndRemovesScratch() {
    String root = folder.resolve("run/root").toString();

    CommandResult result = run(scratch("echo new > " + root + "/above; ls " + root + "; exit 7"));

    assertThat(result.status()).isEqualTo(7);
    assertThat(result.stdout()).isEqualTo("above\nbelow\n");
    assertThat(folder.resolve("run")).doesNotExist();
    assertThat(folder.resolve("lower/above")).doesNotExist();
  }

  @Test
  void failureNamesTheProgramNotTheSupervisor() {
    Supervised supervised = scratch("echo broken; exit 3");

    assertThatThrownBy(() -> commands.run(supervisor.command(supervised)))
        .isInstanceOf(MatrixException.class)
        .hasMessage("Cannot run `sh -c 'echo broken; exit 3'`: exit status 3\n  broken");
  }

  @Test
  void scratchIsVolatileAndWhatIsKeptIsNot() {
    Path kept = folder.resolve("kept");
    var overlay =
        new Overlay(List.of(folder.resolve("lower")), kept.resolve("upper"), kept.resolve("work"));
    String showMount = "grep ' overlay ' /proc/self/mountinfo | grep " + folder;

    String scratchMount = run(scratch(showMount)).stdout();
    String keptMount =
        run(Supervised.of(List.of("sh", "-c", showMount)).over(overlay, kept.resolve("root")))
            .stdout();

    assertThat(scratchMount).contains("run/root").contains("volatile");
    assertThat(keptMount).contains("kept/root").doesNotContain("volatile");
    assertThat(kept.resolve("upper")).exists();
  }

  @Test
  void mountsAreInvisibleOutside() throws Exception {
    var mounted = new CompletableFuture<String>();
    Command command = supervisor.command(scratch("echo mounted; sleep 1000"));

    try (RunningCommand running =
        commands.start(command, (buffer, length) -> mounted.complete("yes"))) {
      assertThat(mounted.get(20, TimeUnit.SECONDS)).isEqualTo("yes");
      assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain(folder + "/run");
      assertThat(running.ended()).isNotDone();
    }
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void bindsFilesReadOnlyAndWritable() throws IOException {
    Path source = Files.writeString(folder.resolve("source"), "bound");
    Path target = Files.createFile(folder.resolve("target"));
    Path readOnly = Files.createFile(folder.resolve("read only"));

    CommandResult result =
        run(
            scratch("cat '" + readOnly + "'; echo x > '" + readOnly + "'; echo more >> " + target)
                .binding(new Bind(source, target, false))
                .binding(new Bind(source, readOnly, true)));

    assertThat(result.stdout()).isEqualTo("bound");
    assertThat(result.tail()).contains("Read-only file system");
    assertThat(source).hasContent("boundmore\n");
    assertThat(target).isEmptyFile();
  }

  @Test
  void stacksManyLayersWithSpecialSignsAboveThem() throws IOException {
    Path odd = Files.createDirectory(folder.resolve("odd: name, with \"all\""));
    var layers = new ArrayList<Path>();
    for (int i = 0; i < 40; i++) {
      Path layer = Files.createDirectory(odd.resolve("layer-with-a-rather-long-name-" + i));
      Files.createFile(layer.resolve("file" + i));
      layers.add(layer);
    }
    var overlay = new Overlay(layers, odd.resolve("upper"), odd.resolve("work"));

    CommandResult result =
        run(Supervised.of(List.of("ls", odd + "/root")).over(overlay, odd.resolve("root")));

    assertThat(result.stdout().lines()).hasSize(40);
  }

  @Test
  void unmountableOverlayIsAFailureThatTellsWhy() {
    var overlay =
        new Overlay(List.of(folder.resolve("gone")), folder.resolve("up"), folder.resolve("wk"));

    CommandResult result =
        run(Supervised.of(List.of("true")).over(overlay, folder.resolve("root")));

    assertThat(result.status()).isEqualTo(125);
    assertThat(result.tail()).contains("mount");
  }

  @Test
  void stopSendsTheProgramASignal() throws Exception {
    var ready = new CompletableFuture<String>();
    Command command =
        supervisor.command(
            scratch("trap 'echo asked; exit 3' TERM; echo ready; sleep 1000 & wait"));

    try (RunningCommand running =
        commands.start(command, (buffer, length) -> ready.complete("yes"))) {
      ready.get(20, TimeUnit.SECONDS);
      running.tell(Supervisor.stop("TERM"));
      CommandResult result = running.ended().get(20, TimeUnit.SECONDS);

      assertThat(result.status()).isEqualTo(3);
      assertThat(result.stdout()).isEqualTo("ready\nasked\n");
    }
  }

  @Test
  void timeoutEndsEverythingAndCleansUp() {
    Command command =
        supervisor
            .command(scratch("trap '' TERM; setsid sleep 7654321 & sleep 7654322"))
            .within(Duration.ofMillis(700));

    assertThatThrownBy(() -> commands.run(command))
        .hasMessageEndingWith("it did not end within 700 ms");

    assertThat(folder.resolve("run")).doesNotExist();
    assertThat(processesWith("765432")).isEmpty();
  }

  @Test
  void killedNamespacesLeaveNothing() throws Exception {
    var ready = new CompletableFuture<String>();
    // who holds much memory takes its time to die
    String busy =
        "(head -c 600000000 /dev/zero; echo ready >&2; exec sleep 9654321) | tail -c 600000000";
    Command command = supervisor.command(scratch(busy).inGroup("killed"));

    try (RunningCommand running =
        commands.start(command, (buffer, length) -> ready.complete("yes"))) {
      ready.get(20, TimeUnit.SECONDS);
      ProcessHandle.of(running.pid())
          .orElseThrow()
          .children()
          .forEach(ProcessHandle::destroyForcibly);
      running.ended().get(20, TimeUnit.SECONDS);
    }

    assertThat(processesWith("9654321")).isEmpty();
    assertThat(folder.resolve("run")).doesNotExist();
    assertThat(ControlGroups.detect().folders("killed"))
        .allSatisfy(group -> assertThat(group).doesNotExist());
  }

  @Test
  void killedOwnerLeavesNothing() throws Exception {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SupervisedVictim.class.getName(),
                folder.toString(),
                "victim",
                "sh",
                "-c",
                "setsid sleep 8654321 & echo started; sleep 8654322")
            .redirectErrorStream(true)
            .start();
    var groups = new ArrayList<Path>();
    ProcessHandle supervising;
    try {
      supervising = readStart(owner, groups);
      assertThat(folder.resolve("run/upper")).exists();
      assertThat(groups).allSatisfy(group -> assertThat(ControlGroups.members(group)).isNotEmpty());
    } finally {
      owner.destroyForcibly();
    }
    supervising.onExit().get(20, TimeUnit.SECONDS);

    assertThat(processesWith("865432")).isEmpty();
    assertThat(folder.resolve("run")).doesNotExist();
    assertThat(groups).allSatisfy(group -> assertThat(group).doesNotExist());
  }

  private static ProcessHandle readStart(Process owner, List<Path> groups) throws IOException {
    BufferedReader lines = owner.inputReader(StandardCharsets.UTF_8);
    ProcessHandle supervising = null;
    boolean started = false;
    while (!started
        || supervising == null
        || groups.size() < ControlGroups.detect().roots().size()) {
      String line = lines.readLine();
      assertThat(line).as("output of the owner").isNotNull();
      if (line.startsWith("supervisor ")) {
        supervising = ProcessHandle.of(Long.parseLong(line.substring(11))).orElseThrow();
      } else if (line.startsWith("group ")) {
        groups.add(Path.of(line.substring(6)));
      } else {
        started = line.equals("started");
      }
    }
    return supervising;
  }

  private static List<String> processesWith(String argument) {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.startsWith("sleep") || line.contains("/sleep"))
        .filter(line -> line.contains(argument))
        .toList();
  }
}
