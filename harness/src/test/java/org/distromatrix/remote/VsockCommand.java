package org.distromatrix.remote;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;

/**
 * Runs a command over vsock, where the other side is this machine itself (vsock_loopback). Usage:
 * {@code PORT KEYS COMMAND}. Prints what the command prints, or why it cannot be run.
 */
public final class VsockCommand {
  /** VMADDR_CID_LOCAL of vsock(7). */
  private static final int LOCAL = 1;

  /** For machines that are emulated by a host that does other things, too. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private VsockCommand() {}

  public static void main(String[] arguments) throws Exception {
    var transport = new VsockTransport(LOCAL, Integer.parseInt(arguments[0]));
    SshKeys keys = read(Path.of(arguments[1]));
    try {
      run(transport, keys, arguments[2]);
    } catch (IOException e) {
      System.out.println("error: " + e.getMessage());
      System.out.println("cause: " + e.getCause());
    }
  }

  private static void run(VsockTransport transport, SshKeys keys, String command) throws Exception {
    try (SshConnection connection = SshConnection.open(transport, keys, LIMIT);
        RemoteProgram program = connection.start(command, Optional.empty())) {
      byte[] output = program.stdout().readAllBytes();
      System.out.print(new String(output, StandardCharsets.UTF_8));
      System.out.println("status: " + program.ended().get().status());
    }
  }

  /** Leaves the keys of a run for {@link #main}. */
  public static void write(SshKeys keys, Path file) throws IOException {
    try (var out = new ObjectOutputStream(Files.newOutputStream(file))) {
      out.writeObject(keys.client());
      out.writeObject(keys.host());
    }
  }

  private static SshKeys read(Path file) throws IOException, ClassNotFoundException {
    try (var in = new ObjectInputStream(Files.newInputStream(file))) {
      return new SshKeys((KeyPair) in.readObject(), (KeyPair) in.readObject());
    }
  }
}
