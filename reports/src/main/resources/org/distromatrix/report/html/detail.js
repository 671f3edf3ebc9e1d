/** Everything about one test, or check, in one cell. */
function fieldDetail(run, cell, row) {
  const outcome = cell.outcome(row);
  return [
    element("p", { class: "badge" }, sign(outcome), OUTCOME_WORDS[outcome]),
    element("h2", { class: "id" }, shortened(visible(row.path), 2000)),
    element(
      "p",
      { class: "of" },
      "in ",
      element("button", { type: "button", class: "link id", click: () => open(cell) }, cell.id),
    ),
    outcome === "allowed"
      ? element("p", { class: "hint" }, `Allowed to fail: ${visible(cell.allowed)}`)
      : null,
    outcome === "known"
      ? element("p", { class: "hint" }, `Known: also in baseline ${run.baseline}`)
      : null,
    ...(cell.has(row) ? attemptBlocks(run, cell, row) : [whyNotRun(cell)]),
    cell.has(row) ? historyBlock(run, cell, row) : null,
    elsewhere(run, cell, row),
    row.suite.checks ? null : commandBlock(run, cell, row),
    artifactBlock(cell, row.suite.name),
  ].filter((part) => part !== null);
}

function whyNotRun(cell) {
  return cell.problem
    ? element("p", { class: "message" }, visible(cell.problem.message))
    : element(
        "p",
        {},
        "This cell has no result for it: the test is not among those that ran here.",
      );
}

function attemptBlocks(run, cell, row) {
  const attempts = run.attempts(cell, row);
  return attempts.map((attempt, i) =>
    attemptBlock(attempt, attempts.length > 1 ? `Attempt ${i + 1} of ${attempts.length}` : ""),
  );
}

function attemptBlock(attempt, title) {
  const facts = [
    attempt.outcome,
    attempt.kind && attempt.kind !== "assertion" ? attempt.kind : "",
    attempt.took > 0 ? duration(attempt.took) : "",
  ];
  return element(
    "section",
    { class: `attempt ${attempt.outcome}` },
    title ? element("h3", {}, title) : null,
    element("p", { class: "facts" }, facts.filter((fact) => fact).join(" · "), startedAt(attempt)),
    attempt.message ? element("p", { class: "message" }, visible(attempt.message)) : null,
    attempt.details ? block("Diagnostics", terminalText(attempt.details)) : null,
    outputBlock(attempt),
  );
}

function startedAt(attempt) {
  return attempt.started === undefined
    ? null
    : element(
        "span",
        { class: "faint" },
        ` · ${duration(Math.max(0, attempt.started))} into the run`,
      );
}

/** The end of the log of what failed, and a link to all of any log. */
function outputBlock({ output, leftOut, log }) {
  if (!log) {
    return null;
  }
  const link = fileLink(log, "whole log");
  if (output === undefined) {
    return element("p", {}, fileLink(log));
  } else if (output === "") {
    return element(
      "p",
      {},
      leftOut > 0
        ? "Its output is not in this page, which holds much output already: "
        : "No output: ",
      fileLink(log),
    );
  }
  const cut = leftOut > 0 ? `the last part; ${bytes(leftOut)} before it are in the ` : "";
  return block("Output", terminalText(output), element("p", { class: "faint" }, cut, link));
}

function block(title, ...content) {
  return element("div", { class: "block" }, element("h3", {}, title), ...content);
}

/** The same test in all cells: whether it is this distribution or the test. */
function elsewhere(run, cell, row) {
  const fields = run.columns.map((other) =>
    element(
      "button",
      {
        type: "button",
        class: `field ${other.outcome(row)}${other === cell ? " selected" : ""}`,
        title: `${other.id}: ${OUTCOME_WORDS[other.outcome(row)]}`,
        "aria-label": `${other.id}: ${OUTCOME_WORDS[other.outcome(row)]}`,
        click: () => open(other, row),
      },
      SIGNS[other.outcome(row)],
    ),
  );
  return block("In all cells", element("div", { class: "strip" }, ...fields));
}

function commandBlock(run, cell, row) {
  return block(
    "Go on",
    copyable(`${run.commands.run} ${shellWord(cell.id + row.selection)}`),
    copyable(`${run.commands.shell} ${shellWord(cell.id)}`),
  );
}

/** Files that tests handed over, those of the suite first. */
function artifactBlock(cell, suite) {
  const own = (path) => path.includes(`/artifacts/${suite}/`);
  const files = [...cell.artifacts].sort((one, other) => own(other) - own(one));
  return files.length === 0
    ? null
    : block(
        "Artifacts",
        element(
          "ul",
          { class: "files" },
          ...moreOnDemand(
            files.map(
              (path) => () =>
                element("li", {}, fileLink(path, path.replace(/^cells\/[^/]*\/artifacts\//, ""))),
            ),
            10,
            "file",
            "li",
          ),
        ),
      );
}
