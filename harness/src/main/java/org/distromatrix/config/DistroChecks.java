package org.distromatrix.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.document.Located;
import org.distromatrix.document.NearestWord;

/** Checks of distributions, boot kinds and mirrors. */
final class DistroChecks {
  private static final Pattern URL = Pattern.compile("(https?://|file:/|/).+");

  private final DistroCheck catalog;
  private final Problems problems;

  DistroChecks(DistroCheck catalog, Problems problems) {
    this.catalog = catalog;
    this.problems = problems;
  }

  void check(MatrixDocument document) {
    var seen = new HashMap<String, Located<DistroRef>>();
    document.distros().forEach(distro -> distro(distro, seen));
    boots(document.boot());
    var ids = document.distroIds();
    document.mirror().forEach((distro, url) -> mirror(distro, url, ids));
    document.keys().keySet().forEach(distro -> known(distro, ids));
  }

  private void distro(Located<DistroRef> ref, Map<String, Located<DistroRef>> seen) {
    var found = catalog.find(ref.value());
    if (found instanceof DistroLookup.Unknown unknown) {
      problems.add(ref, unknown.message());
    } else if (found instanceof DistroLookup.Found known) {
      var first = seen.putIfAbsent(known.distro().ref().toString(), ref);
      if (first != null) {
        problems.add(ref, twice(ref, first));
      }
    }
  }

  private static String twice(Located<DistroRef> ref, Located<DistroRef> first) {
    String same = ref.value().equals(first.value()) ? "" : " as '" + first.value() + "'";
    return "'" + ref.value() + "' is there already" + same + ", on line " + first.at().line();
  }

  private void boots(List<Located<BootKind>> boots) {
    var seen = new HashMap<BootKind, Located<BootKind>>();
    for (Located<BootKind> boot : boots) {
      if (seen.putIfAbsent(boot.value(), boot) != null) {
        problems.add(boot, "'" + boot.value().word() + "' is there already");
      }
    }
  }

  private void mirror(Located<String> distro, Located<String> url, List<String> ids) {
    if (!distro.value().equals(MatrixDocument.ALL_DISTROS)) {
      known(distro, ids);
    }
    if (!URL.matcher(url.value()).matches()) {
      problems.add(url, "expected the URL of a mirror, not '" + url.value() + "'");
    }
  }

  private void known(Located<String> distro, List<String> ids) {
    String id = distro.value();
    if (!ids.contains(id)) {
      problems.add(distro, "'" + id + "' is not among the distros" + NearestWord.hint(id, ids));
    }
  }
}
