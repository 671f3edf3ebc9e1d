package org.distromatrix.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.distromatrix.command.Command;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.Test;

class SupervisorTest {
  private static final Path RUN = Path.of("/run/m/1");

  private final Supervisor supervisor =
      new Supervisor(
          new ControlGroups(List.of(Path.of("/cg/systemd"), Path.of("/cg/unified"))), true);

  private static Overlay overlay(Path upper) {
    return new Overlay(
        List.of(Path.of("/cache/images/b/tree"), Path.of("/cache/images/a/tree")),
        upper,
        upper.resolveSibling("work"));
  }

  @Test
  void commandLineIsTheSupervisorsThenTheProgram() {
    Command command =
        supervisor.command(
            Supervised.of(List.of("nspawn", "--boot"))
                .over(overlay(Path.of("/cache/scratch/1/upper")), RUN.resolve("root"))
                .binding(new Bind(Path.of("/dev"), RUN.resolve("root/dev"), false))
                .binding(new Bind(Path.of("/etc/x"), RUN.resolve("root/etc/x"), true))
                .removing(RUN)
                .removing(Path.of("/cache/scratch/1"))
                .inGroup("g"));
    String owned = "distro-matrix-" + RunOwner.current().entry("g");
    String groups = "/cg/systemd/" + owned + "\n/cg/unified/" + owned;

    List<String> argv = command.argv();

    assertThat(argv.subList(0, 2)).containsExactly("sh", "-c");
    assertThat(argv.subList(3, 16))
        .containsExactly(
            "distro-matrix",
            "/run/m/1\n/cache/scratch/1",
            groups,
            "unshare",
            "--mount",
            "--pid",
            "--fork",
            "--kill-child=KILL",
            "--propagation=private",
            "--mount-proc",
            "sh",
            "-c",
            argv.get(15));
    assertThat(argv.subList(16, argv.size()))
        .containsExactly(
            "distro-matrix",
            """
            /run/m/1
            /cache/scratch/1
            /cache/scratch/1/upper
            /cache/scratch/1/work
            /run/m/1/root""",
            groups,
            """
            /cache
            lowerdir=images/b/tree:images/a/tree,upperdir=scratch/1/upper,workdir=scratch/1/work,volatile
            /run/m/1/root""",
            "rw\n/dev\n/run/m/1/root/dev\nro\n/etc/x\n/run/m/1/root/etc/x",
            "nspawn",
            "--boot");
    assertThat(command.supervised()).isTrue();
    assertThat(command.shown()).containsExactly("nspawn", "--boot");
  }

  @Test
  void withoutControlGroupsThereAreNone() {
    var without = new Supervisor(new ControlGroups(List.of()), true);

    List<String> argv = without.command(Supervised.of(List.of("x")).inGroup("g")).argv();

    assertThat(argv.get(5)).isEmpty();
    assertThat(argv.subList(17, argv.size())).containsExactly("", "", "", "", "x");
  }

  @Test
  void keptUpperIsNotVolatile() {
    assertThat(OverlayOptions.of(overlay(Path.of("/cache/new/upper")), false).text())
        .isEqualTo("lowerdir=images/b/tree:images/a/tree,upperdir=new/upper,workdir=new/work");
  }

  @Test
  void refusesPathsThatMountOptionsCannotHold() {
    var odd = new Overlay(List.of(Path.of("/c/a:b")), Path.of("/c/upper"), Path.of("/c/work"));

    assertThatThrownBy(() -> OverlayOptions.of(odd, false))
        .isInstanceOf(MatrixException.class)
        .hasMessage("Cannot mount `/c/a:b`: its path holds one of : , \" \\ or a line end");
  }

  @Test
  void refusesMoreLayersThanAMountCallTakes() {
    List<Path> many =
        IntStream.range(0, 80).mapToObj(i -> Path.of("/c/" + "x".repeat(60) + i)).toList();
    var deep = new Overlay(many, Path.of("/c/upper"), Path.of("/c/work"));

    assertThatThrownBy(() -> OverlayOptions.of(deep, false))
        .hasMessage(
            "Cannot stack 80 layers in `/c`: their paths are longer than a mount call takes");
  }

  @Test
  void wholeFileSystemMayBeALayer() {
    var host = new Overlay(List.of(Path.of("/")), Path.of("/c/upper"), Path.of("/c/work"));

    assertThat(OverlayOptions.of(host, false))
        .isEqualTo(new OverlayOptions(Path.of("/"), "lowerdir=.,upperdir=c/upper,workdir=c/work"));
  }

  @Test
  void readsKernelReleases() {
    assertThat(KernelVersion.parse("6.1.0-28-amd64")).isEqualTo(new KernelVersion(6, 1));
    assertThat(KernelVersion.parse("what")).isEqualTo(new KernelVersion(0, 0));
    assertThat(new KernelVersion(5, 9)).isLessThan(new KernelVersion(5, 10));
  }
}
