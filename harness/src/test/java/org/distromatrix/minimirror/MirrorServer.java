package org.distromatrix.minimirror;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves a folder on loopback as a mirror does: names are percent-decoded but a plus stays one,
 * HEAD and single ranges are answered, and all else is 404.
 */
public final class MirrorServer implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  private final Path root;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private MirrorServer(Path root, HttpServer server) throws IOException {
    this.root = root.toRealPath();
    this.server = server;
  }

  /**
   * Serves until it is closed.
   *
   * @param port 0: any that is free
   */
  public static MirrorServer serve(Path root, int port) throws IOException {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var made = new MirrorServer(root, HttpServer.create(loopback, 0));
    made.server.createContext("/", made::answer);
    made.server.setExecutor(made.threads);
    made.server.start();
    return made;
  }

  /** Address of a folder below the root. */
  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = root.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
      if (file.startsWith(root) && Files.isRegularFile(file)) {
        send(exchange, file);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private static void send(HttpExchange exchange, Path file) throws IOException {
    long size = Files.size(file);
    String wanted = exchange.getRequestHeaders().getFirst("Range");
    Matcher range = RANGE.matcher(wanted == null ? "" : wanted);
    boolean part = range.matches() && Long.parseLong(range.group(1)) < size;
    long from = part ? Long.parseLong(range.group(1)) : 0;
    long to = part && !range.group(2).isEmpty() ? Long.parseLong(range.group(2)) + 1 : size;
    long length = Math.min(to, size) - from;
    exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
    if (part) {
      String content = "bytes %d-%d/%d".formatted(from, from + length - 1, size);
      exchange.getResponseHeaders().set("Content-Range", content);
    }
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(length));
      exchange.sendResponseHeaders(part ? 206 : 200, -1);
      return;
    }
    exchange.sendResponseHeaders(part ? 206 : 200, length == 0 ? -1 : length);
    try (var channel = FileChannel.open(file);
        OutputStream out = exchange.getResponseBody()) {
      channel.transferTo(from, length, Channels.newChannel(out));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** One that accepts, as the kernel does for it, and never answers. */
  static ServerSocket silent() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** A port at which nobody listens. */
  static int closedPort() throws IOException {
    try (ServerSocket socket = silent()) {
      return socket.getLocalPort();
    }
  }
}
