package org.distromatrix.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.distromatrix.distro.Repository;

/**
 * One repository as dnf and zypper read it, from {@code fedora.repo}:
 *
 * <pre>
 * [fedora]
 * name=fedora
 * baseurl=http://mirror.example/fedora/linux/releases/44/Everything/x86_64/os
 * enabled=1
 * gpgcheck=1
 * repo_gpgcheck=0
 * pkg_gpgcheck=1
 * gpgkey=file:///var/cache/distro-matrix/keyrings/rpm-1234/36F612DC.asc
 * </pre>
 *
 * @param keys the only keys that may sign it, one in each file
 */
record RpmRepoFile(Repository repository, List<Path> keys) {
  RpmRepoFile {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("nothing is trusted unsigned: " + repository.id());
    }
  }

  String name() {
    return repository.id() + ".repo";
  }

  String text() {
    var lines = new ArrayList<String>();
    lines.add("[" + repository.id() + "]");
    lines.add("name=" + repository.id());
    lines.add(repository.kind().name().toLowerCase(Locale.ROOT) + "=" + repository.url());
    lines.add("enabled=1");
    lines.add("gpgcheck=1");
    lines.add("repo_gpgcheck=" + (repository.signedMetadata() ? 1 : 0));
    // zypper's: without it, gpgcheck=1 is content with signed metadata.
    lines.add("pkg_gpgcheck=1");
    lines.add(keys.stream().map(Path::toUri).map(RpmRepoFile::file).collect(KEY_LINES));
    // Both leave it to us when metadata is fetched anew.
    lines.add("autorefresh=0");
    lines.add("keeppackages=1");
    return String.join("\n", lines) + "\n";
  }

  private static final java.util.stream.Collector<CharSequence, ?, String> KEY_LINES =
      Collectors.joining("\n  ", "gpgkey=", "");

  private static String file(java.net.URI uri) {
    return "file://" + uri.getRawPath();
  }
}
