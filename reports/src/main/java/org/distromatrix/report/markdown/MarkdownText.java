package org.distromatrix.report.markdown;

/** Texts of strangers made fit for Markdown. */
public final class MarkdownText {
  private static final int LONGEST = 300;

  private MarkdownText() {}

  /** A stranger's text as itself: one line, bounded, nothing in it a mark, a tag or a mention. */
  public static String escape(String stranger) {
    var line = stranger.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    var bounded = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    return bounded
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("([\\\\`*_{}\\[\\]|~#!])", "\\\\$1")
        .replace("@", "@\u200b"); // a space of no width: nobody is called by a test's name
  }
}
