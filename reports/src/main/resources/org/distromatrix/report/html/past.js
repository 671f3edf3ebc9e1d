const PAST_OUTCOMES = { p: "passed", f: "failed", s: "skipped", k: "flaky" };
const FIRST_CHANGES = 8;
const FIRST_PACKAGES = 12;

/** What changed since an earlier run: results, which open in the matrix, and packages. */
function showSince(run) {
  const { since } = run;
  const section = byId("since");
  if (!since) {
    return;
  }
  section.hidden = false;
  section.append(
    element("h2", {}, "Since run ", element("span", { class: "id" }, since.run)),
    element(
      "p",
      { class: "faint" },
      run.baseline === since.run ? "The baseline, " : "",
      `${dayOf(since.startedAt)}. ${since.totals}`,
    ),
    ...since.remarks.map((remark) => element("p", { class: "hint" }, remark)),
    element(
      "div",
      { class: "failures" },
      ...since.groups.map((group) => changeBlock(run, group)),
      packageChanges(run, since.packages),
    ),
  );
}

function changeBlock(run, { change, title, all, shown }) {
  const lines = shown.map((changed) => () => changeLine(run, changed));
  const left = all - shown.length;
  return element(
    "article",
    { class: `change ${change}` },
    element("h3", {}, title),
    element("ul", { class: "tests" }, ...moreOnDemand(lines, FIRST_CHANGES, "result", "li")),
    left > 0 ? element("p", { class: "faint" }, `and ${left} more, in \`matrix compare\``) : null,
  );
}

function changeLine(run, { cell: id, test, message }) {
  const cell = run.cellOf(id);
  const row = test === "" ? undefined : run.rowOf(test);
  const label = `${shortened(visible(test || "the cell itself"), 120)} · ${id}`;
  return element(
    "li",
    {},
    cell ? fieldButton(cell, row, label) : element("span", { class: "id" }, label),
    element("span", { class: "message" }, shortened(visible(run.words[message]), 240)),
  );
}

/** Cells that have the same differences stand together. */
function packageChanges(run, groups) {
  if (groups.length === 0) {
    return null;
  }
  return element(
    "article",
    { class: "change packages-changed" },
    element("h3", {}, "Packages that differ"),
    ...groups.map(({ cells, all, shown }) =>
      element(
        "div",
        { class: "package-group" },
        element(
          "ul",
          { class: "cells" },
          ...moreOnDemand(
            cells.map((id) => () => element("li", {}, cellButton(run, id))),
            FIRST_CHANGES,
            "cell",
            "li",
          ),
        ),
        element(
          "ul",
          { class: "package-changes" },
          ...moreOnDemand(
            shown.map((text) => () => element("li", { class: "id" }, visible(text))),
            FIRST_PACKAGES,
            "package",
            "li",
          ),
          all > shown.length
            ? element("li", { class: "faint" }, `and ${all - shown.length} more`)
            : null,
        ),
      ),
    ),
  );
}

function cellButton(run, id) {
  const cell = run.cellOf(id);
  return cell ? fieldButton(cell, undefined, id) : element("span", { class: "id" }, id);
}

/** How a test ended in the last runs, and since when it does. */
function historyBlock(run, cell, row) {
  const letters = run.words[cell.history?.[cell.position(row)]] ?? "";
  if (letters.length < 2) {
    return null;
  }
  const marks = [...letters].map((letter, i) => {
    const outcome = PAST_OUTCOMES[letter] ?? "missing";
    const { id, startedAt } = run.pastRuns[i];
    const title = `${id} (${dayOf(startedAt)}): ${letter === "." ? "no result" : outcome}`;
    return element("span", { class: `mark ${outcome}`, title, role: "img", "aria-label": title });
  });
  const when = run.words[cell.when[row.index]];
  return block(
    "In the last runs",
    element("div", { class: "history" }, ...marks),
    when ? element("p", { class: "when" }, when) : null,
  );
}

function dayOf(instant) {
  return instant.slice(0, 10);
}
