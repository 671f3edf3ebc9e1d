/** A line of the matrix: what stands in its first column, and how its fields are made. */
class Line {
  constructor(kind, header, cells, field) {
    this.cells = cells;
    this.field = field;
    this.filled = false;
    this.holds = new Set();
    this.element = element("div", { role: "row", class: `line ${kind}` }, header);
    this.header = header;
  }

  /** Makes the fields, which only lines in sight have. */
  fill() {
    if (!this.filled) {
      this.filled = true;
      this.element.append(...this.cells.map((cell) => this.field(cell)));
    }
  }

  /** Leaves the header alone, unless a field has something to keep: the tab stop, or what the panel shows. */
  empty() {
    if (this.filled && this.holds.size === 0) {
      this.filled = false;
      this.element.replaceChildren(this.header);
    }
  }

  /** What has the focus in a column; -1 is the first. */
  at(column) {
    this.fill();
    return this.element.children[column + 1];
  }
}

function cellClass(cell, previous) {
  return previous && previous.distribution === cell.distribution ? "" : " first";
}

/** Titles of the columns: a line of distributions, one of cells, one of their verdicts. */
function headLines(view) {
  const cells = view.cells;
  const distributions = element(
    "div",
    { class: "line distributions", "aria-hidden": "true" },
    element("div", { class: "corner" }),
  );
  for (const [name, size] of runsOf(cells.map((cell) => cell.distribution))) {
    const span = element("div", { class: "distribution" }, element("span", {}, name));
    span.style.gridColumn = `span ${size}`;
    distributions.append(span);
  }
  const titles = new Line(
    "titles",
    element("div", { role: "columnheader", class: "corner" }, "Test"),
    cells,
    columnTitle,
  );
  const verdicts = new Line(
    "verdicts",
    element("div", { role: "rowheader", class: "name" }, "whole cell"),
    cells,
    verdictField,
  );
  const previous = new Map(cells.map((cell, i) => [cell, cells[i - 1]]));
  for (const line of [titles, verdicts]) {
    line.fill();
    cells.forEach((cell, i) =>
      line.at(i).classList.toggle("first", cellClass(cell, previous.get(cell)) !== ""),
    );
  }
  return { distributions, titles, verdicts };
}

function columnTitle(cell) {
  return element(
    "div",
    {
      role: "columnheader",
      class: "title",
      tabindex: "-1",
      title: cell.id,
      "aria-label": `${cell.id}: ${OUTCOME_WORDS[cell.state]}`,
    },
    element(
      "span",
      { class: "turned" },
      element("b", {}, ...breakable(cell.release)),
      cell.rest ? ` ${cell.rest}` : "",
    ),
  );
}

/** A release may go on in a second line after its distribution. */
function breakable(release) {
  return release.split(/(?<=:)/).flatMap((part) => [part, element("wbr")]);
}

function verdictField(cell) {
  return element(
    "div",
    {
      role: "gridcell",
      class: `field ${cell.state}`,
      tabindex: "-1",
      "aria-label": `${cell.id}: ${OUTCOME_WORDS[cell.state]}`,
    },
    SIGNS[cell.state],
  );
}

/** A suite: its name, which folds it, and in each cell the worst of its outcomes. */
function suiteLine(view, { suite, rows }, folded) {
  const name = suite.checks ? "checks" : visible(suite.name);
  const header = element(
    "div",
    {
      role: "rowheader",
      class: "name",
      tabindex: "-1",
      "aria-expanded": String(!folded),
      title: name,
    },
    element("span", { class: "fold", "aria-hidden": "true" }, folded ? "▸" : "▾"),
    element("b", {}, shortened(name, 200)),
    element("span", { class: "number" }, String(rows.length)),
  );
  const line = new Line("suite", header, view.cells, (cell) => suiteField(cell, name, rows));
  line.suite = suite;
  return line;
}

function suiteField(cell, name, rows) {
  const counts = new Map();
  rows.forEach((row) => counts.set(cell.outcome(row), (counts.get(cell.outcome(row)) ?? 0) + 1));
  const worst = BY_WEIGHT_OF_SUITE.find((outcome) => counts.has(outcome));
  const told = BY_WEIGHT.filter((outcome) => counts.has(outcome)).map(
    (outcome) => `${counts.get(outcome)} ${OUTCOME_WORDS[outcome]}`,
  );
  const number =
    ["failed", "known", "allowed", "flaky"].includes(worst)
      ? String(counts.get(worst))
      : SIGNS[worst];
  return element(
    "div",
    {
      role: "gridcell",
      class: `field sum ${worst}`,
      tabindex: "-1",
      "aria-label": `${name}, ${cell.id}: ${told.join(", ")}`,
      title: told.join(", "),
    },
    number,
  );
}

/** A test or a check. */
function testLine(view, row) {
  const header = element(
    "div",
    { role: "rowheader", class: "name", tabindex: "-1", title: row.shown },
    element("span", {}, shortened(row.name, 300)),
  );
  const line = new Line("test", header, view.cells, (cell) => testField(view, cell, row));
  line.row = row;
  return line;
}

function testField(view, cell, row) {
  const outcome = cell.outcome(row);
  return element(
    "div",
    {
      role: "gridcell",
      class: `field ${outcome}${view.wants(outcome) ? "" : " aside"}`,
      tabindex: "-1",
      "aria-label": `${shortened(row.shown, 100)}, ${cell.id}: ${OUTCOME_WORDS[outcome]}`,
    },
    SIGNS[outcome],
    cell.has(row) && cell.time(row) > 0 && outcome !== "skipped"
      ? element("span", { class: "took" }, duration(cell.time(row)))
      : null,
  );
}

/** Neighbours that are alike, with their number. */
function runsOf(names) {
  const runs = [];
  for (const name of names) {
    const last = runs[runs.length - 1];
    if (last && last[0] === name) {
      last[1]++;
    } else {
      runs.push([name, 1]);
    }
  }
  return runs;
}
