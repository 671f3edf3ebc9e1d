package org.distromatrix.config;

/** The JSON schema of matrix.yaml, for editors. */
@SuppressWarnings("DoNotCallSuggester")
public final class MatrixSchema {
  private MatrixSchema() {}

  /** Draft 2020-12, as JSON text. */
  public static String json() {
    throw new UnsupportedOperationException("the schema follows");
  }
}
