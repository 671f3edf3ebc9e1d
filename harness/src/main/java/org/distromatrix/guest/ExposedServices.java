package org.distromatrix.guest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.remote.ConnectionLost;

/**
 * The services of this host that one guest reaches by name. Each name has an address of the guest's
 * loopback to itself, so that two services may have one port. They go over the guest's own SSH
 * connection, whatever network it has.
 */
final class ExposedServices {
  /** Of the loopback's addresses far from those in use: 127.0.0.1, 127.0.1.1, 127.0.0.53. */
  private static final String NETWORK = "127.77.";

  private static final int ADDRESSES = 254;

  private final Consumer<String> warning;
  private final HostsFile hosts = new HostsFile();

  /** A name keeps its address: clients may remember it. */
  private final Map<String, String> addresses = new HashMap<>();

  private final List<Exposed> live = new ArrayList<>();
  private Way way;
  private Way followed;

  /**
   * @param way into the guest's first boot
   * @param warning hears of services that do not answer
   */
  ExposedServices(Way way, Consumer<String> warning) {
    this.way = way;
    this.followed = way;
    this.warning = warning;
  }

  /** See {@link Guest#expose}. */
  synchronized ExposedService expose(HostService service) {
    checkFree(service);
    var exposed = new Exposed(this, service, warning);
    listen(exposed);
    live.add(exposed);
    try {
      hosts.write(way, names());
      return exposed;
    } catch (RuntimeException e) {
      live.remove(exposed);
      exposed.end();
      throw e;
    }
  }

  private void checkFree(HostService service) {
    for (Exposed other : live) {
      if (other.address().equals(service.address())) {
        throw MatrixException.usage(
                "Cannot expose %s: the guest has it already, from %s"
                    .formatted(service.address(), other.hostAddress()))
            .withHint("close that one first, or take another name or port");
      }
    }
  }

  private String addressOf(HostService service) {
    return addresses.computeIfAbsent(service.name(), name -> nextAddress());
  }

  private String nextAddress() {
    int number = addresses.size();
    return NETWORK + number / ADDRESSES + "." + (number % ADDRESSES + 1);
  }

  private void listen(Exposed exposed) {
    HostService service = exposed.service();
    String address = addressOf(service);
    try {
      exposed.listen(way, address);
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot expose %s: the guest's sshd cannot listen on %s:%d"
                  .formatted(service.address(), address, service.port()))
          .withHint("does something in the guest listen on port " + service.port() + "?")
          .causedBy(e);
    }
  }

  private Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    live.forEach(one -> names.put(one.service().name(), addressOf(one.service())));
    return names;
  }

  /**
   * Goes on in another boot, once for each way.
   *
   * @throws MatrixException (infrastructure) if the guest cannot listen, or knows no names yet:
   *     what is missing comes with the next call
   */
  synchronized void follow(Way next) {
    if (next == followed) {
      return;
    }
    way = next;
    live.forEach(this::listen);
    if (!live.isEmpty() || hosts.hasNames()) {
      hosts.write(way, names());
    }
    followed = next;
  }

  /**
   * The same while the guest still boots: what starts in it may want the services already.
   *
   * @param next may be a way into a boot that goes down
   */
  void followEarly(Way next) {
    try {
      follow(next);
    } catch (ConnectionLost | MatrixException e) {
      // it goes down, or is not ready for it: there is another call after its boot
    }
  }

  /**
   * A guest that is gone, or goes down, has nothing to be taken from; one that comes back is told.
   */
  synchronized void withdraw(Exposed exposed) {
    if (live.remove(exposed)) {
      exposed.end();
      try {
        hosts.write(way, names());
      } catch (ConnectionLost e) {
        // see follow
      }
    }
  }
}
