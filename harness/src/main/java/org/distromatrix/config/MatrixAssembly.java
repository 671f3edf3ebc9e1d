package org.distromatrix.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.document.Located;

/** Makes the matrix of a document without problems: defaults of the project filled in. */
final class MatrixAssembly {
  private MatrixAssembly() {}

  static MatrixFile assemble(Path folder, MatrixDocument document) {
    return new MatrixFile(
        folder,
        folder.resolve(MatrixFile.NAME),
        document.project().orElseThrow(),
        values(document.distros()),
        values(document.boot()),
        Ordered.values(document.axes()),
        document.include().stream().map(entry -> match(entry.value().parts())).toList(),
        document.exclude().stream().map(entry -> match(entry.value().parts())).toList(),
        document.allowFailure().stream().map(MatrixAssembly::allowance).toList(),
        Ordered.values(document.environment()),
        values(document.passEnvironment()),
        document.secrets(),
        document.packages(),
        build(folder, document),
        document.files().map(Located::value).or(() -> ProjectDefaults.files(folder)),
        document.suites().stream().map(suite -> suite.settings(document.timeouts())).toList(),
        document.checks(),
        source(folder, document),
        mirrors(document),
        keys(folder, document),
        document.entitlement().settings(folder),
        document.acceptExpiredMetadata(),
        new BootSettings(document.machine().settings(folder), document.container().settings()),
        document.timeouts(),
        document.outputLimit().bytes(),
        document.defaultSelection());
  }

  private static <T> List<T> values(List<Located<T>> located) {
    return located.stream().map(Located::value).toList();
  }

  private static CellMatch match(Map<Located<String>, Located<String>> parts) {
    var globs = new LinkedHashMap<String, String>();
    parts.forEach((key, value) -> globs.put(key.value(), value.value()));
    return new CellMatch(globs);
  }

  private static Allowance allowance(AllowanceEntry entry) {
    return new Allowance(match(entry.parts()), entry.reason(), entry.until());
  }

  private static BuildSettings build(Path folder, MatrixDocument document) {
    var build = document.build();
    return new BuildSettings(
        build.script().isEmpty() ? ProjectDefaults.scripts(folder) : values(build.script()),
        build.network(),
        build.timeout().orElse(document.timeouts().build()),
        Ordered.values(build.environment()));
  }

  /** Keys of a subscription are nothing for builds and tests, wherever they lie. */
  private static SourceSettings source(Path folder, MatrixDocument document) {
    SourceSettings source = document.source();
    return document
        .entitlement()
        .settings(folder)
        .folder()
        .filter(path -> path.startsWith(folder) && !path.equals(folder))
        .map(path -> source.without(folder.relativize(path)))
        .orElse(source);
  }

  private static Map<String, String> mirrors(MatrixDocument document) {
    var mirrors = new LinkedHashMap<String, String>();
    document
        .mirror()
        .forEach(
            (distro, url) -> {
              boolean all = distro.value().equals(MatrixDocument.ALL_DISTROS);
              List<String> ids = all ? document.distroIds() : List.of(distro.value());
              ids.forEach(id -> mirrors.put(id, withoutSlash(url.value())));
            });
    return mirrors;
  }

  private static Map<String, TrustedKeys> keys(Path folder, MatrixDocument document) {
    var keys = new LinkedHashMap<String, TrustedKeys>();
    document.keys().forEach((distro, entry) -> keys.put(distro.value(), entry.settings(folder)));
    return keys;
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
