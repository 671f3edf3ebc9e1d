package org.distromatrix.cli;

/** What selections are, said once. */
final class SelectionHelp {
  static final String TEXT =
      "Cells and tests: debian:13, debian:*, '*/nspawn', CC=gcc, debian:13//unit, '//unit/parse*';"
          + " '!' before a pattern takes away. Default: `default` in matrix.yaml, else all.";

  private SelectionHelp() {}
}
