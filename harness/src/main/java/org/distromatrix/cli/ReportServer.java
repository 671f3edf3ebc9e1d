package org.distromatrix.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.report.html.HtmlReport;
import org.distromatrix.report.json.UnreadableJson;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.run.PastRuns;
import org.distromatrix.run.RunFolder;

/**
 * Serves the report of a run while it goes on, made anew of its events for each request, and the
 * logs beside it; to this host alone.
 */
final class ReportServer implements AutoCloseable {
  private static final String PAGE = "/report/index.html";

  /** How long a browser waits before it asks again, in seconds. */
  private static final String PACE = "2";

  private final RunFolder folder;
  private final HttpServer server;

  private ReportServer(RunFolder folder, HttpServer server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * Begins to serve on a port that the kernel chooses.
   *
   * @throws MatrixException (infrastructure) if it cannot
   */
  static ReportServer start(RunFolder folder) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      ReportServer server = new ReportServer(folder, HttpServer.create(address, 0));
      server.server.createContext("/", server::answer);
      server.server.start();
      return server;
    } catch (IOException e) {
      throw MatrixException.infrastructure("Cannot serve the report: " + e.getMessage())
          .causedBy(e);
    }
  }

  /** Where the report is. */
  URI address() {
    return URI.create("http://" + host() + PAGE);
  }

  private String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!isForUs(exchange)) {
        reply(exchange, 403, "text/plain", "this is not for others\n".getBytes(UTF_8));
      } else if (exchange.getRequestURI().getPath().equals("/")) {
        exchange.getResponseHeaders().set("Location", PAGE);
        exchange.sendResponseHeaders(302, -1);
      } else if (exchange.getRequestURI().getPath().equals(PAGE)) {
        page(exchange);
      } else {
        file(exchange);
      }
    }
  }

  /** A page elsewhere whose name leads here could read it else. */
  private boolean isForUs(HttpExchange exchange) {
    String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
    String port = ":" + server.getAddress().getPort();
    return Set.of("127.0.0.1" + port, "localhost" + port).contains(host)
        && exchange.getRequestMethod().equals("GET");
  }

  private void page(HttpExchange exchange) throws IOException {
    Path made = Files.createTempFile("matrix-report", ".html");
    try {
      RunResult run = StoredRun.read(folder);
      HtmlReport.write(run, folder.path(), made, new PastRuns(folder.matrix()).of(run));
      if (!run.complete()) {
        exchange.getResponseHeaders().set("Refresh", PACE);
      }
      reply(exchange, 200, "text/html; charset=utf-8", Files.readAllBytes(made));
    } catch (IOException | UnreadableJson e) {
      exchange.getResponseHeaders().set("Refresh", PACE);
      reply(exchange, 503, "text/plain", ("nothing yet: " + e.getMessage() + "\n").getBytes(UTF_8));
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private void file(HttpExchange exchange) throws IOException {
    Optional<Path> file = inFolder(exchange.getRequestURI().getPath().substring(1));
    if (file.isEmpty()) {
      reply(exchange, 404, "text/plain", "there is no such file in the run\n".getBytes(UTF_8));
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(200, 0);
    Files.copy(file.get(), exchange.getResponseBody());
  }

  /** What guests wrote may be links, and names may lead out. */
  private Optional<Path> inFolder(String name) throws IOException {
    try {
      Path file = folder.path().resolve(name).normalize();
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
              && file.toRealPath().startsWith(folder.path().toRealPath())
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static void reply(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
