package org.distromatrix.machine;

/**
 * Addresses inside a machine, as qemu's user networks give them ({@code -netdev user}): the router
 * is .2, the name server .3, the guest .15.
 */
final class GuestNetwork {
  static final String WAY_IN_ADDRESS = "10.0.2.15";

  /** Address, router, name server, as {@code matrix-machine} takes them. */
  static final String NETWORK = "10.0.3.15 10.0.3.2 10.0.3.3";

  private GuestNetwork() {}
}
