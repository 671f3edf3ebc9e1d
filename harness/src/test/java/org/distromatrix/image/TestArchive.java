package org.distromatrix.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;

/** An apt archive on loopback with one suite and no packages that would make a system. */
final class TestArchive implements AutoCloseable {
  static final String SUITE = "trixie";

  private static final DateTimeFormatter RELEASE_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'UTC'", Locale.ROOT);
  private static final String INDEX = "main/binary-amd64/Packages";

  private final Path files;
  private final HttpServer server;

  private TestArchive(Path files, HttpServer server) {
    this.files = files;
    this.server = server;
  }

  static TestArchive serve(Path files) throws IOException {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(loopback, 0);
    var archive = new TestArchive(files, server);
    server.createContext("/", archive::answer);
    server.start();
    return archive;
  }

  private void answer(HttpExchange exchange) throws IOException {
    Path file = files.resolve(exchange.getRequestURI().getPath().substring(1));
    try (exchange) {
      if (Files.isRegularFile(file)) {
        byte[] content = Files.readAllBytes(file);
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  /** Base address, as {@code mirror:} takes it. */
  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Writes the suite's index and its release file, signed. */
  void publish(Signer signer, ZonedDateTime validUntil) throws IOException {
    Path suite = Files.createDirectories(files.resolve("debian/dists").resolve(SUITE));
    byte[] packages =
        """
        Package: lonely
        Version: 1.0
        Architecture: amd64
        Maintainer: nobody <nobody@localhost>
        Filename: pool/lonely_1.0_amd64.deb
        Size: 1
        SHA256: %s
        Description: alone
        """
            .formatted(ImageKey.sha256(new byte[] {1}))
            .getBytes(StandardCharsets.UTF_8);
    Files.createDirectories(suite.resolve(INDEX).getParent());
    Files.write(suite.resolve(INDEX), packages);
    Path release = suite.resolve("Release");
    Files.writeString(
        release,
        """
        Origin: Test
        Suite: %s
        Codename: %s
        Date: %s
        Valid-Until: %s
        Architectures: amd64
        Components: main
        SHA256:
         %s %d %s
        """
            .formatted(
                SUITE,
                SUITE,
                RELEASE_DATE.format(ZonedDateTime.now(ZoneOffset.UTC).minusDays(2)),
                RELEASE_DATE.format(validUntil),
                ImageKey.sha256(packages),
                packages.length,
                INDEX));
    signer.clearsign(release, suite.resolve("InRelease"));
  }

  Path inRelease() {
    return files.resolve("debian/dists").resolve(SUITE).resolve("InRelease");
  }

  Path index() {
    return inRelease().resolveSibling(INDEX);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** A throwaway key. */
  static final class Signer implements AutoCloseable {
    private final LocalCommands commands = new LocalCommands(System.getenv());
    private final Path home;

    Signer(Path home) throws IOException {
      this.home = Files.createDirectories(home);
      gpg("--passphrase", "", "--quick-gen-key", "Test <test@localhost>", "ed25519", "sign", "1d");
      gpg("--output", keyring().toString(), "--export");
    }

    Path keyring() {
      return home.resolve("public.gpg");
    }

    String fingerprint() {
      return PinnedKeys.primaryFingerprints(
              gpg("--with-colons", "--show-keys", keyring().toString()))
          .get(0);
    }

    void clearsign(Path from, Path to) {
      gpg("--yes", "--output", to.toString(), "--clearsign", from.toString());
    }

    Path home() {
      return home;
    }

    void detachSign(Path from, Path to) {
      gpg("--yes", "--armor", "--output", to.toString(), "--detach-sign", from.toString());
    }

    private String gpg(String... arguments) {
      var argv = new java.util.ArrayList<>(List.of("gpg", "--batch", "--homedir", home.toString()));
      argv.addAll(List.of("--pinentry-mode", "loopback"));
      argv.addAll(List.of(arguments));
      return commands.run(Command.of(argv).within(Duration.ofSeconds(30))).stdout();
    }

    @Override
    public void close() {
      commands.run(Command.of("gpgconf", "--homedir", home.toString(), "--kill", "gpg-agent"));
    }
  }
}
