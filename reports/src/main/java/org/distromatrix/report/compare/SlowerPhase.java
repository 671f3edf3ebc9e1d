package org.distromatrix.report.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Phase;

/**
 * A phase of a cell that takes noticeably longer, waiting not counted. What came from the cache in
 * one run and was made in the other is not compared.
 *
 * @param phase which
 * @param before in the earlier run
 * @param after in the later run
 */
public record SlowerPhase(Phase phase, Duration before, Duration after) {

  /** The phases of a cell that are slower in the later run. */
  static List<SlowerPhase> of(CellResult before, CellResult after) {
    var earlier = times(before);
    var slower = new ArrayList<SlowerPhase>();
    times(after)
        .forEach(
            (done, took) -> {
              var was = earlier.get(done);
              if (was != null && Slowness.between(was, took)) {
                slower.add(new SlowerPhase(done.phase(), was, took));
              }
            });
    return slower;
  }

  private record Done(Phase phase, boolean cached) {}

  /** A phase may come several times. */
  private static Map<Done, Duration> times(CellResult cell) {
    var times = new LinkedHashMap<Done, Duration>();
    for (var timing : cell.phases()) {
      times.merge(
          new Done(timing.phase(), timing.cached()),
          timing.took().minus(timing.waited()),
          Duration::plus);
    }
    return times;
  }
}
