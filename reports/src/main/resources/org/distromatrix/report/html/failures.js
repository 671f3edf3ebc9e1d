/** Groups and tests shown at first; the others at a click. */
const FIRST_GROUPS = 6;
const FIRST_TESTS = 4;
const FIRST_CELLS = 9;
const FIRST_REASONS = 5;

/** What went wrong: cells without a result, then tests by the cells in which they fail. */
class Failures {
  constructor(run, section) {
    this.run = run;
    this.section = section;
  }

  show(view) {
    const failures = [...this.problems(view), ...this.groups(view)];
    const remarks = [...this.flaky(view), ...this.skipped(view)];
    this.section.replaceChildren(
      element("h2", {}, failures.length > 0 ? "Failures" : "Remarks"),
      element("div", { class: "failures" }, ...failures),
      ...remarks,
    );
    this.section.hidden = failures.length + remarks.length === 0;
  }

  problems(view) {
    const cells = view.cells.filter((cell) => cell.problem && view.text === "");
    return moreOnDemand(
      cells.map((cell) => () => problemBlock(cell)),
      FIRST_GROUPS,
      "cell",
    );
  }

  groups(view) {
    const shown = new Set(view.suites.flatMap(({ rows }) => rows));
    const groups = this.run.groups
      .map((group) => ({
        ...group,
        message: this.run.words[group.message] ?? "",
        rows: group.rows.map((row) => this.run.rows[row]).filter((row) => shown.has(row)),
        cells: group.cells
          .map((cell) => this.run.cells[cell])
          .filter((cell) => view.shownCells.has(cell)),
      }))
      .filter(({ rows, cells }) => rows.length > 0 && cells.length > 0);
    const blocks = groups.map((group) => () => groupBlock(this.run, group));
    return moreOnDemand(blocks, FIRST_GROUPS, "group");
  }

  flaky(view) {
    const found = fieldsOf(view, "flaky");
    const title = `${count(found.length, "flaky result")}: passed after a failure`;
    return found.length === 0 ? [] : [folded(title, found, (cell, row) => this.lineOf(cell, row))];
  }

  skipped(view) {
    const reasons = new Map();
    for (const [cell, row] of fieldsOf(view, "skipped")) {
      const reason = this.run.message(cell, row);
      reasons.get(reason)?.push([cell, row]) ?? reasons.set(reason, [[cell, row]]);
    }
    const blocks = [...reasons].map(([reason, found]) => () => {
      const title = `${count(found.length, "result")} skipped: ${shortened(visible(reason), 200) || "no reason given"}`;
      return folded(title, found, (cell, row) => this.lineOf(cell, row));
    });
    return moreOnDemand(blocks, FIRST_REASONS, "reason");
  }

  lineOf(cell, row) {
    return element("li", {}, fieldButton(cell, row, `${shortened(row.shown, 120)} · ${cell.id}`));
  }
}

function problemBlock(cell) {
  const { fault, phase, message, hint, log } = cell.problem;
  return element(
    "article",
    { class: `failure ${cell.state}` },
    element(
      "h3",
      {},
      sign(cell.state),
      element("button", { type: "button", class: "link id", click: () => open(cell) }, cell.id),
      ` ${fault === "interrupted" ? "did not finish" : `has no result: ${fault}`}, in ${phase}`,
    ),
    element("p", { class: "message" }, visible(message)),
    hint ? element("p", { class: "hint" }, visible(hint)) : null,
    cell.failuresAllowed
      ? element("p", { class: "hint" }, `Allowed to fail: ${visible(cell.allowed)}`)
      : null,
    log ? element("p", {}, fileLink(log)) : null,
  );
}

/** Tests that fail in the same way or for the same reason, with what is known of it. */
function groupBlock(run, { where, note, candidates, message, rows, cells }) {
  const allowed = cells.every((cell) => cell.failuresAllowed);
  const failing = cells.flatMap((cell) =>
    rows.filter((row) => fails(cell, row)).map((row) => cell.outcome(row)),
  );
  const known = failing.length > 0 && failing.every((outcome) => outcome === "known");
  const state = allowed ? "allowed" : known ? "known" : "failed";
  const tests = rows.map((row) => () => failingTest(run, row, cells, message === ""));
  return element(
    "article",
    { class: `failure ${state}` },
    element("h3", {}, sign(state), `${whatFails(rows)} ${visible(where)}`),
    note ? element("p", { class: "reason" }, visible(note)) : null,
    message ? element("p", { class: "message" }, shortened(visible(message), 240)) : null,
    allowed
      ? element("p", { class: "hint" }, `Allowed to fail: ${visible(cells[0].allowed)}`)
      : null,
    known ? element("p", { class: "hint" }, `Known: also in baseline ${run.baseline}`) : null,
    candidates.length > 0 ? packagesThatDiffer(candidates) : null,
    element(
      "ul",
      { class: "cells" },
      ...moreOnDemand(
        cells.map((cell) => () => cellOfGroup(cell, rows)),
        FIRST_CELLS,
        "cell",
        "li",
      ),
    ),
    element("ul", { class: "tests" }, ...moreOnDemand(tests, FIRST_TESTS, "test", "li")),
  );
}

function whatFails(rows) {
  const checks = rows.filter((row) => row.suite.checks).length;
  const parts = [
    rows.length > checks ? count(rows.length - checks, "test") : "",
    checks > 0 ? count(checks, "check") : "",
  ];
  return `${parts.filter((part) => part !== "").join(" and ")} ${rows.length === 1 ? "fails" : "fail"}`;
}

/** Not every test of a group fails in every cell of it. */
function fails(cell, row) {
  return ["failed", "allowed", "known"].includes(cell.outcome(row));
}

function cellOfGroup(cell, rows) {
  const row = rows.find((one) => fails(cell, one)) ?? rows[0];
  return element("li", {}, fieldButton(cell, row, cell.id));
}

function failingTest(run, row, cells, withMessage) {
  const cell = cells.find((one) => fails(one, row)) ?? cells[0];
  const message = withMessage ? shortened(visible(run.message(cell, row)), 240) : null;
  return element(
    "li",
    {},
    fieldButton(cell, row, row.shown),
    message === null ? null : element("span", { class: "message" }, message),
  );
}

function packagesThatDiffer(candidates) {
  return element(
    "details",
    { class: "remark" },
    element("summary", {}, "Packages that differ in the same way"),
    element(
      "ul",
      { class: "tests" },
      ...candidates.map((words) => element("li", {}, visible(words))),
    ),
  );
}

function fieldButton(cell, row, label) {
  return element(
    "button",
    { type: "button", class: "link id", click: () => open(cell, row) },
    label,
  );
}

function fieldsOf(view, outcome) {
  const found = [];
  for (const { rows } of view.suites) {
    for (const row of rows) {
      for (const cell of view.cells) {
        if (cell.outcome(row) === outcome) {
          found.push([cell, row]);
        }
      }
    }
  }
  return found;
}

/** A list that is made when it is unfolded. */
function folded(title, found, line) {
  const list = element("ul", { class: "tests" });
  const fill = () =>
    list.childElementCount === 0 &&
    list.append(
      ...moreOnDemand(
        found.map((pair) => () => line(...pair)),
        100,
        "result",
        "li",
      ),
    );
  return element("details", { class: "remark", toggle: fill }, element("summary", {}, title), list);
}

/** The first of many, and a button for the next ones; a few more than the first are shown at once. */
function moreOnDemand(makers, first, word, tag = "div") {
  if (makers.length <= first * 1.5) {
    return makers.map((make) => make());
  }
  const shown = makers.slice(0, first).map((make) => make());
  const rest = makers.slice(first);
  const next = () => holder.replaceWith(...moreOnDemand(rest, first * 5, word, tag));
  const button = element(
    "button",
    { type: "button", class: "quiet", click: next },
    count(rest.length, `more ${word}`),
  );
  const holder = element(tag, { class: "more" }, button);
  return [...shown, holder];
}
