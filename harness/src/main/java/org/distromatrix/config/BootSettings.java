package org.distromatrix.config;

/**
 * What cells are booted on, where matrix.yaml has a say in it: by boot kind.
 *
 * @param machine the machines of {@code boot: qemu}
 * @param container the containers of {@code boot: container}
 */
public record BootSettings(MachineSettings machine, ContainerSettings container) {
  /** What matrix.yaml says that says nothing. */
  public static final BootSettings DEFAULT =
      new BootSettings(MachineSettings.DEFAULT, ContainerSettings.DEFAULT);
}
