package org.distromatrix.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.distromatrix.remote.AccessDenied;
import org.distromatrix.remote.LoopbackTransport;
import org.distromatrix.remote.SshConnection;
import org.distromatrix.remote.Transport;
import org.distromatrix.remote.VsockTransport;
import org.junit.jupiter.api.Test;

class MachineEntranceTest {
  private static final VsockTransport VSOCK = new VsockTransport(1234567890, 19800);

  private final List<String> lines = new ArrayList<>();
  private final List<Transport> tried = new ArrayList<>();
  private final AtomicInteger ports = new AtomicInteger(1000);
  private final MachineEntrance entrance = entrance(Optional.of(VSOCK));

  private MachineEntrance entrance(Optional<VsockTransport> vsock) {
    return new MachineEntrance(vsock, ports::incrementAndGet, lines::add);
  }

  /** What it is is of no matter here, and there is no SSH server to have one with. */
  @SuppressWarnings("NullAway")
  private static SshConnection connection() {
    return null;
  }

  private SshConnection succeed(Transport transport) {
    tried.add(transport);
    return connection();
  }

  private SshConnection failOverVsock(Transport transport, IOException why) throws IOException {
    tried.add(transport);
    if (transport.equals(VSOCK)) {
      throw why;
    }
    return connection();
  }

  @Test
  void vsockIsUsedWhereALoginOverItSucceeds() throws Exception {
    entrance.enter(this::succeed);
    entrance.enter(this::succeed);

    assertThat(tried).containsExactly(VSOCK, VSOCK);
    assertThat(lines).isEmpty();
  }

  @Test
  void whereItDoesNotTheLoopbackIsUsedFromThenOnAndSaidOnce() throws Exception {
    var reset = new SocketException("cannot reach " + VSOCK + ": Connection reset by peer");
    entrance.enter(transport -> failOverVsock(transport, reset));
    entrance.enter(this::succeed);

    assertThat(tried)
        .containsExactly(VSOCK, new LoopbackTransport(1001), new LoopbackTransport(1002));
    assertThat(lines)
        .containsExactly(
            "SSH goes over the loopback instead of vsock:"
                + " cannot reach vsock port 19800 of CID 1234567890: Connection reset by peer");
  }

  @Test
  void aWayThatWasProvenIsNotGivenUpForABootThatGoesDown() throws Exception {
    entrance.enter(this::succeed);
    var reset = new SocketException("Connection reset by peer");

    assertThatThrownBy(() -> entrance.enter(transport -> failOverVsock(transport, reset)))
        .isSameAs(reset);
    entrance.enter(this::succeed);
    assertThat(tried).containsExactly(VSOCK, VSOCK, VSOCK);
    assertThat(lines).isEmpty();
  }

  @Test
  void aMachineWithAnotherKeyIsNotTriedTheOtherWay() {
    var denied = new AccessDenied("another key", new IOException());

    assertThatThrownBy(() -> entrance.enter(transport -> failOverVsock(transport, denied)))
        .isSameAs(denied);
    assertThat(tried).containsExactly(VSOCK);
  }

  @Test
  void withoutVsockTheLoopbackNeedsNoWord() throws Exception {
    entrance(Optional.empty()).enter(this::succeed);

    assertThat(tried).containsExactly(new LoopbackTransport(1001));
    assertThat(lines).isEmpty();
  }
}
