package org.distromatrix.engine;

import com.github.dockerjava.api.model.AuthConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.distromatrix.host.Trees;

/**
 * A registry of container images on loopback, empty at first. Needs docker-registry. Engines take
 * it without TLS: Docker any on 127.0.0.0/8, Podman those it was told of ({@link RootlessPodman}).
 */
public final class Registry implements AutoCloseable {
  public static final String USER = "tester";
  public static final String PASSWORD = "pass phrase";

  /** USER and PASSWORD as htpasswd(1) has them; the registry takes bcrypt alone. */
  private static final String ACCOUNTS =
      "tester:$2b$04$EesMU17CnoTQa999Q4YO6.4pCBC.VFvLPrc/qzLh017WOaxhcd5Ii\n";

  private static final Pattern READY = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");

  private final Path folder;
  private final ServerProcess server;
  private final RegistryRequests requests;

  private Registry(Path folder, ServerProcess server, boolean closed) {
    this.folder = folder;
    this.server = server;
    this.requests = new RegistryRequests(address(), closed);
  }

  /** One that everybody reads and writes. */
  public static Registry start() throws IOException {
    return start("", false);
  }

  /** One that wants {@link #USER} and {@link #PASSWORD}, also of who only reads. */
  public static Registry startClosed() throws IOException {
    return start("auth: {htpasswd: {realm: tests, path: %s/accounts}}\n", true);
  }

  private static Registry start(String authentication, boolean closed) throws IOException {
    Path folder = Files.createTempDirectory("matrix-registry");
    Files.writeString(folder.resolve("accounts"), ACCOUNTS);
    String configuration =
        """
        version: 0.1
        storage: {filesystem: {rootdirectory: %s/images}, delete: {enabled: true}}
        http: {addr: "127.0.0.1:0"}
        """;
    Path file = folder.resolve("configuration.yml");
    Files.writeString(file, (configuration + authentication).replace("%s", folder.toString()));
    var builder = new ProcessBuilder("docker-registry", "serve", file.toString());
    return new Registry(folder, ServerProcess.start(builder, READY), closed);
  }

  /** As names of images begin: {@code localhost:5000}. */
  public String address() {
    return "localhost:" + server.ready(1);
  }

  /** What an engine has to say to it; of no meaning where everybody may read and write. */
  public AuthConfig credentials() {
    return new AuthConfig()
        .withUsername(USER)
        .withPassword(PASSWORD)
        .withRegistryAddress(address());
  }

  /** Tags of an image by its name here, as {@code debian}; none if it is not known. */
  public List<String> tags(String image) throws IOException {
    return requests.tags(image);
  }

  /**
   * The digest that a tag names now: {@code sha256:...}.
   *
   * @throws IllegalStateException if it names none
   */
  public String digest(String image, String tag) throws IOException {
    return requests.digest(image, tag);
  }

  /** Lets a tag name a digest that is here, whatever it named before. */
  public void tag(String image, String digest, String tag) throws IOException {
    requests.tag(image, digest, tag);
  }

  /** Forgets a digest, and with it the tags that name it. */
  public void delete(String image, String digest) throws IOException {
    requests.delete(image, digest);
  }

  @Override
  public void close() throws IOException {
    server.close();
    Trees.delete(folder);
  }
}
