package org.distromatrix.cli;

/** The {@code matrix} command. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(0);
  }
}
