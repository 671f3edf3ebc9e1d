package org.distromatrix.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.distromatrix.build.Fingerprint;
import org.distromatrix.command.Command;
import org.distromatrix.command.Commands;
import org.distromatrix.command.RunningCommand;
import org.distromatrix.host.Places;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether this host's KVM works, by starting a kernel with it: {@code /dev/kvm} can be
 * there, open, and make machines, and yet no kernel gets beyond its first instructions. What came
 * of it is kept in the cache, for this kernel of the host and this qemu.
 */
public final class Accelerators {
  private static final Path DEVICE = Path.of("/dev/kvm");

  /** A kernel prints its first line within a tenth of a second; more is for a loaded host. */
  private static final Duration LIMIT = Duration.ofSeconds(8);

  private static final String FIRST_WORDS = "Linux version";

  private final Commands commands;
  private final Path folder;
  private @Nullable Accelerator found;

  public Accelerators(Commands commands, Places places) {
    this.commands = commands;
    this.folder = places.cache().resolve("accelerators");
  }

  /**
   * What machines run with here; tries it out with this kernel if that is not known yet.
   *
   * @param qemu version of the program
   */
  synchronized Accelerator with(MachineModel model, String qemu, Path kernel) {
    if (found == null) {
      found = device().orElseGet(() -> noted(qemu).orElseGet(() -> tryOut(model, qemu, kernel)));
    }
    return found;
  }

  /**
   * What is known without trying anything; empty if it was not tried yet, or there is no qemu.
   *
   * @param architecture our name of it
   */
  public Optional<Accelerator> known(String architecture) {
    MachineModel model = MachineModel.of(architecture);
    return new QemuVersion(commands).find(model).flatMap(this::noted);
  }

  private Optional<Accelerator> noted(String qemu) {
    Path note = folder.resolve(key(qemu));
    try {
      return Files.exists(note) ? Optional.of(read(Files.readString(note))) : device();
    } catch (IOException e) {
      return device(); // it will be tried again
    }
  }

  private static Optional<Accelerator> device() {
    String why =
        !Files.exists(DEVICE)
            ? "there is no " + DEVICE
            : Files.isWritable(DEVICE) ? "" : "this user may not use " + DEVICE;
    return why.isEmpty()
        ? Optional.empty()
        : Optional.of(new Accelerator(Accelerator.Kind.TCG, why));
  }

  private static Accelerator read(String note) {
    boolean works = note.strip().equals("works");
    return works
        ? new Accelerator(Accelerator.Kind.KVM, "it runs a kernel")
        : new Accelerator(Accelerator.Kind.TCG, note.strip());
  }

  private Accelerator tryOut(MachineModel model, String qemu, Path kernel) {
    String note = runs(model, qemu, kernel) ? "works" : DEVICE + " is there, but runs no kernel";
    write(folder.resolve(key(qemu)), note);
    return read(note);
  }

  private boolean runs(MachineModel model, String version, Path kernel) {
    var started = new CompletableFuture<Boolean>();
    var words = new StringBuilder();
    Command command = Command.of(argv(model, version, kernel));
    try (RunningCommand qemu =
        commands.start(
            command,
            (buffer, length) -> {
              words.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
              if (words.indexOf(FIRST_WORDS) >= 0) {
                started.complete(true);
              }
            })) {
      var unusedEnd = qemu.ended().thenAccept(end -> started.complete(false));
      return started.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without a root file system it panics at once, and ends. */
  private static List<String> argv(MachineModel model, String version, Path kernel) {
    Accelerator.Kind kvm = Accelerator.Kind.KVM;
    String arguments = "console=%s earlyprintk=serial panic=-1".formatted(model.console());
    return List.of(
        model.program(),
        "-no-user-config",
        "-nodefaults",
        "-display",
        "none",
        "-no-reboot",
        "-machine",
        model.machine(),
        "-accel",
        kvm.option(version),
        "-cpu",
        kvm.cpu(),
        "-m",
        "256",
        "-kernel",
        kernel.toString(),
        "-append",
        arguments,
        "-serial",
        "stdio");
  }

  private static String key(String qemu) {
    return new Fingerprint()
        .add("accelerator 1")
        .add(qemu)
        .add(System.getProperty("os.version", ""))
        .end();
  }

  /** Whoever reads it while it is written again finds it whole. */
  private static void write(Path note, String text) {
    try {
      Files.createDirectories(note.getParent());
      Path beside = Files.createTempFile(note.getParent(), "new-", "");
      Files.writeString(beside, text + "\n");
      Files.move(beside, note, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot write " + note, e);
    }
  }
}
