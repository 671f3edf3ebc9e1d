package org.distromatrix.document;

/**
 * A value that remembers where it was written, for checks that need more than one value. Usable as
 * a component's type, a list's element, and a map's key or value.
 *
 * @param value the value
 * @param at where it was written; the start of the document for a default
 */
public record Located<T>(T value, Position at) {
  /** As generated, but ready at once: the generated one links method handles when first used. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Located<?> that && value.equals(that.value) && at.equals(that.at);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
