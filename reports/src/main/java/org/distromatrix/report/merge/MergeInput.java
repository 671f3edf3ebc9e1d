package org.distromatrix.report.merge;

import org.distromatrix.report.model.RunResult;

/**
 * One of several results that are put together.
 *
 * @param name what the user calls it: a path, or the id of a run
 * @param result what came of it
 */
public record MergeInput(String name, RunResult result) {}
