package org.distromatrix.distro;

/** What a user must own before a distribution's repositories answer. */
public enum Entitlement {
  /** Nothing: they are public. */
  NONE,
  /** A certificate of a Red Hat subscription. */
  RHEL
}
