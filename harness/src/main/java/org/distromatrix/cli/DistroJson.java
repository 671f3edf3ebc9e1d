package org.distromatrix.cli;

import java.io.StringWriter;
import java.util.List;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.distro.Rpm;
import org.distromatrix.report.json.JsonFormat;
import tools.jackson.core.JsonGenerator;

/**
 * A distribution for programs: what {@code distros show --json} prints. Addresses are the
 * profile's, before any mirror takes their place.
 *
 * <pre>
 * {"schemaVersion":1,"distro":"fedora:44","name":"Fedora 44","support":"supported", ...
 *   "repositories":[{"id":"fedora","kind":"metalink","url":"https://...","enabled":true,"suite":"",
 *     "components":[],"keys":["36F6..."], ...}], ...}
 * </pre>
 */
final class DistroJson {
  /** Version of the format; raised when a reader of the old one breaks. */
  static final int SCHEMA_VERSION = 1;

  private DistroJson() {}

  static String of(ResolvedDistro distro) {
    var text = new StringWriter();
    try (var out = JsonFormat.generator(text)) {
      out.writeStartObject();
      out.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
      identity(out, distro);
      array(out, "boots", distro.boots());
      out.writeArrayPropertyStart("repositories");
      distro.repositories().forEach(one -> repository(out, one));
      out.writeEndArray();
      packages(out, distro);
      distro.rpm().ifPresent(rpm -> rpm(out, rpm));
      out.writeStringProperty("entitlement", DistroTable.word(distro.entitlement()));
      out.writeStringProperty("containerImage", distro.containerImage().orElse(""));
      out.writeStringProperty("mirrorVariable", distro.mirrorVariable());
      out.writeStringProperty("keysVariable", distro.keysVariable());
      array(out, "hostTools", DistroTools.of(distro));
      out.writeEndObject();
    }
    return text.toString();
  }

  private static void identity(JsonGenerator out, ResolvedDistro distro) {
    out.writeStringProperty("distro", distro.ref().toString());
    out.writeStringProperty("name", distro.displayName());
    out.writeStringProperty("family", distro.family());
    out.writeStringProperty("version", distro.version());
    out.writeStringProperty("codename", distro.codename());
    out.writeStringProperty("architecture", distro.architecture());
    out.writeStringProperty("nativeArchitecture", distro.nativeArchitecture());
    out.writeStringProperty("packageManager", DistroTable.word(distro.packageManager()));
    out.writeStringProperty("support", DistroTable.word(distro.support()));
    distro.endOfLife().ifPresent(day -> out.writeStringProperty("endOfLife", day.toString()));
  }

  private static void repository(JsonGenerator out, Repository repository) {
    out.writeStartObject();
    out.writeStringProperty("id", repository.id());
    out.writeStringProperty("kind", DistroTable.word(repository.kind()));
    out.writeStringProperty("url", repository.url());
    out.writeStringProperty("mirrorPath", repository.mirrorPath());
    out.writeBooleanProperty("enabled", repository.enabled());
    out.writeStringProperty("suite", repository.suite());
    array(out, "components", repository.components());
    array(out, "keys", repository.fingerprints());
    array(out, "keyring", repository.keyring());
    out.writeBooleanProperty("signedMetadata", repository.signedMetadata());
    out.writeEndObject();
  }

  private static void packages(JsonGenerator out, ResolvedDistro distro) {
    out.writeObjectPropertyStart("packages");
    array(out, "first", distro.firstPackages());
    array(out, "base", distro.basePackages());
    array(out, "kernel", distro.kernelPackages());
    out.writeEndObject();
  }

  private static void rpm(JsonGenerator out, Rpm rpm) {
    out.writeObjectPropertyStart("rpm");
    out.writeStringProperty("database", rpm.database());
    out.writeStringProperty("backend", DistroTable.word(rpm.backend()));
    out.writeBooleanProperty("sysusers", rpm.sysusers());
    rpm.modulePlatform().ifPresent(name -> out.writeStringProperty("modulePlatform", name));
    out.writeEndObject();
  }

  private static void array(JsonGenerator out, String name, List<String> values) {
    out.writeArrayPropertyStart(name);
    values.forEach(out::writeString);
    out.writeEndArray();
  }
}
