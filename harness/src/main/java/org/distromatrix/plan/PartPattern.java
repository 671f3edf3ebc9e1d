package org.distromatrix.plan;

import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.ProfileCatalog;

/**
 * A pattern for one part of a cell's id. It is a {@link Glob}, and where it names a distribution it
 * means what people mean by that: {@code debian} every release, {@code debian:trixie} the release
 * of that name, {@code arch:*} also a distribution that has no releases.
 */
record PartPattern(Glob glob) {

  static PartPattern of(String text, ProfileCatalog catalog) {
    return new PartPattern(new Glob(text.indexOf(':') < 0 ? text : canonical(text, catalog)));
  }

  /** {@code debian:13} for {@code debian:trixie}; the text itself where it names no release. */
  private static String canonical(String text, ProfileCatalog catalog) {
    try {
      return catalog.canonical(DistroRef.parse(text)).map(DistroRef::toString).orElse(text);
    } catch (IllegalArgumentException e) {
      return text; // a glob, or an axis value with a colon in it
    }
  }

  boolean matches(String part) {
    return glob.matches(part) || (part.indexOf('=') < 0 && matchesDistro(part));
  }

  private boolean matchesDistro(String part) {
    return part.indexOf(':') < 0 ? glob.matches(part + ":") : part.startsWith(glob.pattern() + ":");
  }
}
