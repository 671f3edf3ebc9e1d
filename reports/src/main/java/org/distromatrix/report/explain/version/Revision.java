package org.distromatrix.report.explain.version;

/**
 * A version in its three parts, {@code 1:2.3-4}: dpkg and rpm agree on these.
 *
 * @param epoch raised where versions went back; "0" if it is not there
 * @param upstream as the makers have it
 * @param release as the distribution counts on; "" if it is not there
 */
record Revision(String epoch, String upstream, String release) {
  static Revision of(String version) {
    int colon = version.indexOf(':');
    int dash = version.lastIndexOf('-');
    boolean hasRelease = dash > colon;
    return new Revision(
        colon < 0 ? "0" : version.substring(0, colon),
        version.substring(colon + 1, hasRelease ? dash : version.length()),
        hasRelease ? version.substring(dash + 1) : "");
  }
}
