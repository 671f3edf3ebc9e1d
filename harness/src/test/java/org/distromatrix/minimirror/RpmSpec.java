package org.distromatrix.minimirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** One spec file whose subpackages are all the packages: one run of rpmbuild makes them all. */
final class RpmSpec {
  private static final String FILESYSTEM = "base-files";

  /** Besides these, rpm takes a lone bracket literally. */
  private static final Pattern TO_QUOTE = Pattern.compile("[\\s*?{}]|\\[.*\\]");

  private final Payload payload;
  private final UpstreamNames names;
  private final Path lists;
  private final Set<String> shared;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param lists folder for the lists of files
   */
  RpmSpec(Payload payload, UpstreamNames names, Path lists) {
    this.payload = payload;
    this.names = names;
    this.lists = lists;
    this.shared = payload.sharedFolders();
  }

  String write() throws IOException {
    Files.createDirectories(lists);
    add("Name: mini", "Version: 1", "Release: 1", "Summary: mini", "License: various");
    add("AutoReqProv: no", "%description", "mini", "");
    for (MiniPackage one : payload.packages().values()) {
      describe(one);
      lines.addAll(RpmScriptlets.of(one, names));
      Path list = lists.resolve(one.name());
      add("%files -n " + names.of(one.name()) + " -f " + list, "%defattr(-,root,root,-)", "");
      Files.write(list, files(one));
    }
    add("%install", "cp -al " + payload.tree() + "/. %{buildroot}/");
    return String.join("\n", lines) + "\n";
  }

  private void add(String... more) {
    lines.addAll(List.of(more));
  }

  private void describe(MiniPackage one) {
    DebianVersion version = one.origin().version();
    String name = names.of(one.name());
    String summary = one.origin().summary().replace("%", "%%");
    add("%package -n " + name, "Summary: " + summary, "Version: " + version.upstream());
    add("Release: " + version.release(), "AutoReqProv: no");
    if (!version.epoch().isEmpty()) {
      add("Epoch: " + version.epoch());
    }
    one.requires().forEach(this::require);
    if (one.name().equals(FILESYSTEM)) {
      add("Requires: system-release");
    } else {
      // Else its folders and groups may come after it.
      add("Requires(pre): filesystem");
    }
    provide(one, name, version.full());
    add("%description -n " + name, summary, "");
  }

  private void require(Dependency wanted) {
    String tag = wanted.before() ? "Requires(pre): " : "Requires: ";
    add(tag + names.of(wanted.name()) + bound(wanted));
  }

  private String bound(Dependency wanted) {
    if (wanted.operator().isEmpty() || !payload.packages().containsKey(wanted.name())) {
      return "";
    }
    DebianVersion version = DebianVersion.parse(wanted.version());
    String operator =
        switch (wanted.operator()) {
          case "<<" -> "<";
          // rpm ignores our release where the bound has none, and 2.41-12 is then not > 2.41.
          case ">>" -> version.revised() ? ">" : ">=";
          default -> wanted.operator();
        };
    boolean release = version.revised() || operator.equals("=");
    String upstream = version.upstream() + (release ? "-" + version.release() : "");
    return " " + operator + " " + version.withEpoch(upstream);
  }

  private void provide(MiniPackage one, String name, String full) {
    if (!name.equals(one.name())) {
      add("Provides: " + one.name() + " = " + full);
    }
    for (Dependency provided : one.origin().provides()) {
      if (!Closure.DROPPED.contains(provided.name())) {
        String bound = provided.version().isEmpty() ? "" : " = " + full;
        add("Provides: " + provided.name() + bound);
      }
    }
    names.alsoProvidedBy(one.name()).forEach(also -> add("Provides: " + also + " = " + full));
    if (one.name().equals("bash")) {
      List.of("/bin/sh", "/usr/bin/sh", "/bin/bash", "/usr/bin/bash")
          .forEach(path -> add("Provides: " + path));
    }
  }

  private List<String> files(MiniPackage one) throws IOException {
    var entries = new ArrayList<String>();
    var paths = new java.util.TreeSet<>(one.files());
    boolean filesystem = one.name().equals(FILESYSTEM);
    if (filesystem) {
      entries.add("%attr(0755,root,root) %dir /");
      paths.addAll(shared);
    }
    for (String path : paths) {
      boolean folder = payload.isFolder(path);
      boolean anothers = folder && !filesystem && shared.contains(path);
      if (!anothers && !path.startsWith("/usr/share/libalpm")) {
        entries.add(prefix(one, path, folder) + quoted(path));
      }
    }
    return entries;
  }

  private String prefix(MiniPackage one, String path, boolean folder) throws IOException {
    String kind = folder ? "%dir " : one.configs().contains(path) ? "%config(noreplace) " : "";
    Path file = payload.tree().resolve(path.substring(1));
    PosixFileAttributes owner =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (owner.owner().getName().equals("root") && owner.group().getName().equals("root")) {
      return kind;
    }
    int mode = (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    return kind
        + "%%attr(%o, %s, %s) "
            .formatted(mode & 0xfff, owner.owner().getName(), owner.group().getName());
  }

  private static String quoted(String path) {
    String text = TO_QUOTE.matcher(path).find() ? "\"" + path + "\"" : path;
    return text.replace("%", "%%");
  }

  /** The spec of a release package, whose files it carries itself. */
  static String of(ReleasePackage release) {
    var spec = new ArrayList<String>();
    spec.addAll(List.of("Name: " + release.name(), "Version: " + release.version()));
    spec.addAll(List.of("Release: 1", "Summary: release files", "License: various"));
    spec.addAll(List.of("BuildArch: noarch", "AutoReqProv: no", "Provides: system-release"));
    release.provides().forEach(one -> spec.add("Provides: " + one));
    spec.addAll(List.of("%description", "mini", "%install"));
    release
        .allFiles()
        .forEach(
            (path, content) -> {
              spec.add("mkdir -p $(dirname %{buildroot}" + path + ")");
              if (content.startsWith(ReleasePackage.LINK)) {
                spec.add("ln -s " + content.substring(2) + " %{buildroot}" + path);
              } else {
                spec.add("cat > %{buildroot}" + path + " <<'MINIEND'");
                spec.add(content.replace("%", "%%") + "MINIEND");
              }
            });
    spec.addAll(List.of("%files", "%defattr(-,root,root,-)"));
    if (release.allFiles().containsKey("/etc/products.d/baseproduct")) {
      spec.add("%dir /etc/products.d");
    }
    spec.addAll(release.allFiles().keySet());
    return String.join("\n", spec) + "\n";
  }
}
