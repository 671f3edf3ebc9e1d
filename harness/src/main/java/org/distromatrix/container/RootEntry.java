package org.distromatrix.container;

import java.util.List;
import org.distromatrix.disk.Preparation;

/**
 * How root is let into an image that may lock its account.
 *
 * @param preparation where it is made of layers on this host
 * @param command where it is made in the engine: a program and its arguments
 */
public record RootEntry(Preparation preparation, List<String> command) {
  public RootEntry {
    command = List.copyOf(command);
  }
}
