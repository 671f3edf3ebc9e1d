package org.distromatrix.guest;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.distromatrix.remote.ReverseForward;
import org.jspecify.annotations.Nullable;

/** One service that a guest reaches, over the connection that the guest has now. */
final class Exposed implements ExposedService {
  private final ExposedServices all;
  private final HostService service;
  private final ServiceTarget target;
  private @Nullable ReverseForward forward;
  private @Nullable Way way;

  Exposed(ExposedServices all, HostService service, Consumer<String> warning) {
    this.all = all;
    this.service = service;
    this.target = new ServiceTarget(service, warning);
  }

  HostService service() {
    return service;
  }

  /**
   * Has the guest listen, if it does not; where it did before has ended with that connection.
   *
   * @param address of the guest's loopback
   * @throws IOException if it cannot
   */
  void listen(Way current, String address) throws IOException {
    if (way != current) {
      forward = current.connection().expose(address, service.port(), target);
      way = current;
    }
  }

  /** The guest listens no more. */
  void end() {
    if (forward != null) {
      forward.close();
    }
  }

  @Override
  public String address() {
    return service.address();
  }

  @Override
  public String hostAddress() {
    return service.hostAddress();
  }

  @Override
  public Optional<String> trouble() {
    return target.trouble();
  }

  @Override
  public void close() {
    all.withdraw(this);
  }

  @Override
  public String toString() {
    return address() + " from " + hostAddress();
  }
}
