package org.distromatrix.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.distromatrix.report.explain.FailureGroup;
import org.distromatrix.report.history.Past;
import org.distromatrix.report.json.WholeFile;
import org.distromatrix.report.model.RunResult;

/**
 * The report for people: which tests fail on which distributions, in one file that opens from a
 * disk as from a CI artifact. It holds the results as data, which its scripts show as text; it
 * links to the logs and artifacts beside it, and loads nothing.
 */
public final class HtmlReport {
  private static final String TEMPLATES = "org.distromatrix.report.html.template";

  private HtmlReport() {}

  /**
   * Writes the file.
   *
   * @param runFolder what the paths of logs start from
   * @param file the file, {@code report/index.html} in the run folder: its links start from there
   */
  public static void write(RunResult run, Path runFolder, Path file) throws IOException {
    write(run, runFolder, file, Past.UNKNOWN);
  }

  /**
   * Writes the file, with what changed since earlier runs.
   *
   * @param runFolder what the paths of logs start from
   * @param file the file, {@code report/index.html} in the run folder: its links start from there
   */
  public static void write(RunResult run, Path runFolder, Path file, Past past) throws IOException {
    var bytes = new ByteArrayOutputStream(256 * 1024);
    // a Writer of its own, as it replaces lone surrogates
    try (var out = new OutputStreamWriter(bytes, UTF_8)) {
      engine().render("report.jte", page(run, runFolder, past), new WriterOutput(out));
    }
    WholeFile.write(file, bytes.toByteArray());
  }

  /** Finds the template's class by its name, as made by the build. */
  private static TemplateEngine engine() {
    return TemplateEngine.createPrecompiled(
        null, ContentType.Html, HtmlReport.class.getClassLoader(), TEMPLATES);
  }

  private static ReportPage page(RunResult run, Path runFolder, Past past) throws IOException {
    var grid = Grid.of(run);
    var groups = FailureGroup.of(run);
    var headline = new Headline(run, groups);
    var styles = PageParts.styles();
    var scripts = PageParts.scripts();
    var data = new StringWriter();
    new ReportData(run, grid, groups, runFolder, past).write(new ScriptData(data));
    return new ReportPage(
        run.project(),
        run.id(),
        headline.verdict(),
        headline.text(),
        policy(styles, scripts),
        page -> page.writeContent(styles.text()),
        page -> page.writeContent(scripts.text()),
        page -> page.writeContent(data.toString()));
  }

  /** Nothing but what is in the file; the icon is in the file, too. */
  private static String policy(PageParts styles, PageParts scripts) {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src "
        + styles.source()
        + "; script-src "
        + scripts.source();
  }
}
