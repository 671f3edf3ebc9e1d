package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.distromatrix.event.EventLog;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvent.Stamped;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.run.RunFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a run while it goes on. */
@SuppressWarnings("NullAway.Init") // made before each test
class ReportServerTest {
  private static final String CELL = "debian:13/nspawn";

  @TempDir private Path project;

  private Path run;
  private EventLog events;
  private ReportServer server;
  private long number;

  @BeforeEach
  void aRunThatGoesOn() throws IOException {
    run = project.resolve(".matrix/runs/R");
    Files.createDirectories(run.resolve("cells"));
    events = new EventLog(run.resolve("events.jsonl"));
    happens(new RunEvent.RunStarted("R", "tally", "1", List.of(), List.of(CELL)));
    server = ReportServer.start(RunFolder.existing(project, "R"));
  }

  @AfterEach
  void end() throws IOException {
    server.close();
    events.close();
  }

  private void happens(RunEvent event) {
    number++;
    events.accept(new Stamped(number, Instant.EPOCH.plusSeconds(number), event));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI address = server.address().resolve(path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  @Test
  void showsWhatHappenedSoFarAndAsksToComeAgain() throws Exception {
    HttpResponse<String> before = get("/report/index.html");
    happens(
        new RunEvent.TestEnded(
            CELL, "unit", "sums-up", 1, true, Outcome.passed(), Duration.ZERO, "", ""));
    HttpResponse<String> after = get("/report/index.html");
    happens(new RunEvent.CellEnded(CELL, false, false, Duration.ZERO));
    happens(new RunEvent.RunEnded(Duration.ZERO, 0));
    HttpResponse<String> ended = get("/report/index.html");

    assertThat(before.body()).contains("tally").doesNotContain("sums-up");
    assertThat(before.headers().firstValue("Refresh")).contains("2");
    assertThat(after.body()).contains("sums-up");
    assertThat(ended.headers().firstValue("Refresh")).isEmpty();
  }

  @Test
  void servesTheLogsOfTheRunAndNothingElse() throws Exception {
    Files.writeString(run.resolve("cells/unit.log"), "<b>printed</b>");
    Files.writeString(project.resolve("secret"), "secret");
    Files.createSymbolicLink(run.resolve("cells/link"), project.resolve("secret"));

    HttpResponse<String> log = get("/cells/unit.log");

    assertThat(log.body()).isEqualTo("<b>printed</b>");
    assertThat(log.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(get("/cells/link").statusCode()).isEqualTo(404);
    assertThat(get("/cells/none").statusCode()).isEqualTo(404);
    assertThat(raw("GET /../../../secret HTTP/1.0\r\nHost: HOST\r\n\r\n")).contains(" 404 ");
    assertThat(raw("GET / HTTP/1.0\r\nHost: elsewhere.example\r\n\r\n")).contains(" 403 ");
    assertThat(raw("POST / HTTP/1.0\r\nHost: HOST\r\n\r\n")).contains(" 403 ");
  }

  /** What no client would send: its first line of answer. */
  private String raw(String request) throws IOException {
    URI address = server.address();
    String host = address.getHost() + ":" + address.getPort();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(request.replace("HOST", host).getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return answer.lines().findFirst().orElse("");
    }
  }
}
