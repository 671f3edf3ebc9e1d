package org.distromatrix.remote;

/**
 * Bounds on what is taken out of a guest.
 *
 * @param files highest number of files
 * @param bytes highest number of bytes, unpacked
 */
public record TransferLimits(int files, long bytes) {
  /** Ample for logs and reports; a core dump of a small program fits too. */
  public static final TransferLimits DEFAULT = new TransferLimits(10_000, 1L << 30);
}
