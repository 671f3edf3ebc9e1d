package org.distromatrix.disk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.distromatrix.command.Commands;
import org.distromatrix.command.RunningCommand;
import org.distromatrix.host.Supervised;
import org.distromatrix.host.Supervisor;

/** An emulated machine whose console is read until it has booted, or never will. */
final class TestMachine {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  /**
   * The last target of a boot, in colour; else what kernel or initial RAM disk say when they give
   * up.
   */
  private static final Pattern END =
      Pattern.compile("(?i)Reached target .{0,12}multi-user|Kernel panic|emergency (?:mode|shell)");

  private final Commands commands;

  TestMachine(Commands commands) {
    this.commands = commands;
  }

  /** Boots it, and tells what was on the console until its end, whichever that was. */
  String boot(Kernel kernel, Path disk) throws Exception {
    var console = new ByteArrayOutputStream();
    var end = new CompletableFuture<Void>();
    try (RunningCommand machine =
        commands.start(
            Supervisor.detect().command(Supervised.of(argv(kernel, disk))),
            (buffer, length) -> {
              console.write(buffer, 0, length);
              if (END.matcher(console.toString(StandardCharsets.UTF_8)).find()) {
                end.complete(null);
              }
            })) {
      CompletableFuture.anyOf(end, machine.ended()).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
    return console.toString(StandardCharsets.UTF_8);
  }

  private static List<String> argv(Kernel kernel, Path disk) {
    var argv = new ArrayList<>(List.of("qemu-system-x86_64", "-accel", "tcg,thread=multi"));
    argv.addAll(List.of("-cpu", "max", "-machine", "q35", "-m", "1024", "-smp", "2"));
    argv.addAll(List.of("-nodefaults", "-display", "none", "-serial", "stdio", "-no-reboot"));
    argv.addAll(List.of("-kernel", kernel.image().toString()));
    kernel.initrd().ifPresent(initrd -> argv.addAll(List.of("-initrd", initrd.toString())));
    argv.addAll(List.of("-drive", "if=virtio,format=raw,snapshot=on,file=" + disk));
    // Whoever gives up ends the machine (dracut.cmdline(7)): dracut waits for ever otherwise.
    String givingUp = "panic=-1 rd.timeout=60 rd.shell=0 rd.emergency=poweroff";
    String root = "root=/dev/vda rw rootfstype=ext4 console=ttyS0 ";
    // As our guests: no update of caches, and not the distribution's SSH server, which has no keys.
    String ours = "systemd.condition_needs_update=no systemd.mask=sshd.service ";
    argv.addAll(List.of("-append", root + ours + givingUp));
    return argv;
  }
}
