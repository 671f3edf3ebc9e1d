package org.distromatrix.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.build.CellImage;
import org.distromatrix.config.BootSettings;
import org.distromatrix.config.Checks;
import org.distromatrix.config.SuiteSettings;
import org.distromatrix.plan.Cell;

/**
 * What is to be tested in one cell.
 *
 * @param cell the cell
 * @param image what its guests boot
 * @param booted what they are booted on
 * @param coldBoot whether they have to boot, where they could go on from a saved state
 * @param suites the suites of the project, in the order of the file
 * @param checks what is looked at after the tests of each guest
 * @param filter which suites and tests are wanted
 * @param folder where logs and artifacts go
 * @param environment what {@code environment} sets and {@code pass-environment} lets through
 * @param host what tests on this host need
 * @param limits bounds
 * @param repeat how often every suite is run; 1 unless {@code --repeat} says otherwise
 */
public record SuiteRun(
    Cell cell,
    CellImage image,
    BootSettings booted,
    boolean coldBoot,
    List<SuiteSettings> suites,
    Checks checks,
    SuiteFilter filter,
    CellFolder folder,
    Map<String, String> environment,
    HostSide host,
    SuiteLimits limits,
    int repeat) {
  public SuiteRun {
    suites = List.copyOf(suites);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    if (repeat < 1) {
      throw new IllegalArgumentException("repeat must be at least 1");
    }
  }
}
