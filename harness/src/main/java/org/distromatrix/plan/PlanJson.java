package org.distromatrix.plan;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.report.json.JsonFormat;
import tools.jackson.core.JsonGenerator;

/**
 * A plan for programs: what {@code plan --json} and {@code plan --github} print.
 *
 * <pre>
 * {"schemaVersion":1,"project":"tally","cells":[{"id":"debian:13/nspawn","distro":"debian:13",
 *   "name":"Debian 13 (trixie)","architecture":"x86-64","boot":"nspawn","axes":{},
 *   "support":"supported","endOfLife":"2030-06-30","buildPackages":["gcc"],"runPackages":[],
 *   "suites":["unit"]}],"warnings":[]}
 * </pre>
 */
public final class PlanJson {
  /** Version of the format; raised when a reader of the old one breaks. */
  public static final int SCHEMA_VERSION = 1;

  private PlanJson() {}

  /**
   * The plan as one JSON object.
   *
   * @param cells those of the plan's cells that are selected
   * @param selection says which of their suites are
   */
  public static String json(Plan plan, List<Cell> cells, Selection selection) {
    var text = new StringWriter();
    try (var out = JsonFormat.generator(text)) {
      out.writeStartObject();
      out.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
      out.writeStringProperty("project", plan.project());
      out.writeArrayPropertyStart("cells");
      cells.forEach(cell -> cell(out, cell, suites(plan, cell, selection)));
      out.writeEndArray();
      array(out, "warnings", plan.warnings());
      out.writeEndObject();
    }
    return text.toString();
  }

  /**
   * A matrix for GitHub Actions, on one line, for {@code strategy: matrix: ${{ fromJSON(...) }}}.
   * {@code allow_failure} is meant for {@code continue-on-error}:
   *
   * <pre>
   * {"include":[{"cell":"debian:13/nspawn/CC=gcc","name":"Debian 13 (trixie)","distro":"debian:13",
   *   "boot":"nspawn","CC":"gcc","allow_failure":false}]}
   * </pre>
   */
  public static String github(List<Cell> cells) {
    var text = new StringWriter();
    try (var out = JsonFormat.generator(text)) {
      out.writeStartObject();
      out.writeArrayPropertyStart("include");
      cells.forEach(cell -> githubJob(out, cell));
      out.writeEndArray();
      out.writeEndObject();
    }
    return text.toString();
  }

  private static void githubJob(JsonGenerator out, Cell cell) {
    out.writeStartObject();
    out.writeStringProperty("cell", cell.id().text());
    out.writeStringProperty("name", cell.distro().displayName());
    out.writeStringProperty("distro", cell.distro().ref().toString());
    out.writeStringProperty("boot", cell.boot().word());
    cell.axes().forEach(out::writeStringProperty);
    out.writeBooleanProperty("allow_failure", cell.allowedFailure().isPresent());
    out.writeEndObject();
  }

  private static List<String> suites(Plan plan, Cell cell, Selection selection) {
    return plan.suites().stream().filter(suite -> selection.suite(cell.id(), suite)).toList();
  }

  private static void cell(JsonGenerator out, Cell cell, List<String> suites) {
    out.writeStartObject();
    out.writeStringProperty("id", cell.id().text());
    out.writeStringProperty("distro", cell.distro().ref().toString());
    out.writeStringProperty("name", cell.distro().displayName());
    out.writeStringProperty("architecture", cell.distro().architecture());
    out.writeStringProperty("boot", cell.boot().word());
    axes(out, cell.axes());
    out.writeStringProperty("support", word(cell.distro().support()));
    cell.distro()
        .endOfLife()
        .ifPresent(day -> out.writeStringProperty("endOfLife", day.toString()));
    array(out, "buildPackages", cell.buildPackages());
    array(out, "runPackages", cell.runPackages());
    array(out, "suites", suites);
    allowance(out, "allowedFailure", cell.allowedFailure());
    allowance(out, "expiredAllowance", cell.expiredAllowance());
    out.writeEndObject();
  }

  private static void axes(JsonGenerator out, Map<String, String> axes) {
    out.writeObjectPropertyStart("axes");
    axes.forEach(out::writeStringProperty);
    out.writeEndObject();
  }

  private static void allowance(
      JsonGenerator out, String name, Optional<AllowedFailure> allowance) {
    if (allowance.isEmpty()) {
      return;
    }
    out.writeObjectPropertyStart(name);
    out.writeStringProperty("reason", allowance.get().reason());
    allowance.get().until().ifPresent(day -> out.writeStringProperty("until", day.toString()));
    out.writeEndObject();
  }

  private static void array(JsonGenerator out, String name, List<String> values) {
    out.writeArrayPropertyStart(name);
    values.forEach(out::writeString);
    out.writeEndArray();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
