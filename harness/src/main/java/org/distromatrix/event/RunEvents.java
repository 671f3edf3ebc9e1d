package org.distromatrix.event;

/** Where the core tells what happens; console, log and reports listen. Any thread may emit. */
@FunctionalInterface
public interface RunEvents {
  void emit(RunEvent event);
}
