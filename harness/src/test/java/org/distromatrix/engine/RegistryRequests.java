package org.distromatrix.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests ask of a registry, in its own protocol (OCI distribution-spec 1.0). */
final class RegistryRequests {
  /** Without them a registry translates, which is another document with another digest. */
  private static final String MANIFESTS =
      "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json,"
          + " application/vnd.docker.distribution.manifest.v2+json,"
          + " application/vnd.docker.distribution.manifest.list.v2+json";

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String root;
  private final boolean closed;

  /**
   * @param address {@code localhost:5000}
   * @param closed whether it wants credentials
   */
  RegistryRequests(String address, boolean closed) {
    this.root = "http://" + address + "/v2/";
    this.closed = closed;
  }

  List<String> tags(String image) throws IOException {
    HttpResponse<byte[]> answer = send("GET", image + "/tags/list", "*/*", none());
    if (answer.statusCode() == 404) {
      return List.of();
    }
    JsonNode tags = JsonMapper.shared().readTree(expect(answer, 200).body()).path("tags");
    return StreamSupport.stream(tags.spliterator(), false)
        .map(JsonNode::asString)
        .sorted()
        .toList();
  }

  String digest(String image, String tag) throws IOException {
    return expect(send("HEAD", manifest(image, tag), MANIFESTS, none()), 200)
        .headers()
        .firstValue("Docker-Content-Digest")
        .orElseThrow();
  }

  void tag(String image, String digest, String tag) throws IOException {
    HttpResponse<byte[]> found =
        expect(send("GET", manifest(image, digest), MANIFESTS, none()), 200);
    String type = found.headers().firstValue("Content-Type").orElseThrow();
    BodyPublisher document = BodyPublishers.ofByteArray(found.body());
    expect(send("PUT", manifest(image, tag), type, document), 201);
  }

  void delete(String image, String digest) throws IOException {
    expect(send("DELETE", manifest(image, digest), "*/*", none()), 202);
  }

  private static String manifest(String image, String reference) {
    return image + "/manifests/" + reference;
  }

  private static BodyPublisher none() {
    return BodyPublishers.noBody();
  }

  private HttpResponse<byte[]> send(String method, String path, String types, BodyPublisher body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + path)).timeout(LIMIT).method(method, body);
    request.header(method.equals("PUT") ? "Content-Type" : "Accept", types);
    if (closed) {
      byte[] account = (Registry.USER + ":" + Registry.PASSWORD).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account));
    }
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<byte[]> expect(HttpResponse<byte[]> answer, int status) {
    if (answer.statusCode() == status) {
      return answer;
    }
    throw new IllegalStateException(
        "%s %s: %d %s"
            .formatted(
                answer.request().method(),
                answer.uri(),
                answer.statusCode(),
                new String(answer.body(), StandardCharsets.UTF_8)));
  }
}
