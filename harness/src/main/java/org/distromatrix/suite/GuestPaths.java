package org.distromatrix.suite;

import org.distromatrix.build.CellImage;

/**
 * Where a suite's things lie in the guest.
 *
 * @param pristine the source as the image has it
 * @param suites parent of the suites' folders
 */
record GuestPaths(String pristine, String suites) {
  static final GuestPaths DEFAULT = new GuestPaths(CellImage.SOURCE, "/var/lib/matrix/suites");

  /** The places of one suite. */
  Place of(String suiteFolder) {
    return new Place(suites + "/" + suiteFolder);
  }

  /** The folder of one suite in one guest. */
  record Place(String base) {
    String source() {
      return base + "/source";
    }

    String artifacts() {
      return base + "/artifacts";
    }

    String results() {
      return base + "/results";
    }

    /** Older than everything the suite writes, newer than what it got. */
    String stamp() {
      return base + "/stamp";
    }

    /** Where {@code matrix-reboot} leaves its mark. */
    String rebootRequest() {
      return base + "/reboot-request";
    }
  }
}
