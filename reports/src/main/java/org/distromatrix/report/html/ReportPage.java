package org.distromatrix.report.html;

import gg.jte.Content;

/**
 * What the template makes the page of. Texts are escaped there; contents are written as they are.
 *
 * @param project name in matrix.yaml
 * @param run id of the run
 * @param verdict in a word: passed, failed, incomplete, not tested
 * @param headline in a sentence
 * @param policy the Content-Security-Policy
 * @param styles all of CSS
 * @param scripts all of JavaScript
 * @param data the run, in JSON that no script element can end in
 */
public record ReportPage(
    String project,
    String run,
    String verdict,
    String headline,
    String policy,
    Content styles,
    Content scripts,
    Content data) {}
