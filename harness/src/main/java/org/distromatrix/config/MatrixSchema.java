package org.distromatrix.config;

/** The JSON schema of matrix.yaml, for editors. */
public final class MatrixSchema {
  private MatrixSchema() {}

  /** Draft 2020-12, as JSON text: made of the very records that matrix.yaml is read into. */
  public static String json() {
    return MatrixReader.DOCUMENTS.schema(
        MatrixDocument.class, MatrixFile.NAME + " of Distro Matrix");
  }
}
