const LETTERS = { p: "passed", f: "failed", s: "skipped", k: "flaky" };

/** One test or check, in all cells. */
class Row {
  constructor(index, suite, name, occurrence) {
    this.index = index;
    this.suite = suite;
    this.name = visible(name) + (occurrence > 1 ? ` #${occurrence}` : "");
    this.path = `${suite.path}/${name}${occurrence > 1 ? ` #${occurrence}` : ""}`;
    this.selection = suite.checks ? "" : `//${suite.name}/${name}`;
    this.search = this.path.toLowerCase();
  }

  /** For labels: of a name of ten thousand characters, nobody wants to hear all. */
  get shown() {
    return shortened(visible(this.path), 300);
  }
}

/** Tests that are folded together; the checks are one, too. */
class Suite {
  constructor(data, run) {
    this.checks = data.checks;
    this.name = run.words[data.name];
    this.path = this.checks ? "check" : this.name;
    this.rows = data.rows.map(
      ([name, occurrence], i) => new Row(run.rows.length + i, this, run.words[name], occurrence),
    );
  }
}

/** One cell of the run. */
class Cell {
  constructor(data, index, run) {
    Object.assign(this, data);
    this.index = index;
    this.run = run;
    this.release = data.id.split("/", 1)[0];
    this.distribution = this.release.split(":", 1)[0];
    this.failuresAllowed = data.allowed !== undefined;
    this.known = new Set(data.known);
    this.positions = null;
  }

  /** What is left of the id where the release is known, without what all cells share. */
  get rest() {
    const axes = Object.entries(this.axes).map(([axis, value]) => `${axis}=${value}`);
    return [...(this.run.oneBoot ? [] : [this.boot]), ...axes].join(" ");
  }

  /** In a word, with what the page tells apart beyond the verdict. */
  get state() {
    const bad =
      this.verdict === "failed" || this.verdict === "error" || this.verdict === "unfinished";
    if (bad && this.failuresAllowed) {
      return "allowed";
    }
    if (this.verdict === "failed" && this.onlyKnown) {
      return "known";
    }
    return this.verdict === "not-tested" ? "skipped" : this.verdict;
  }

  /** All that fails here fails in the baseline, too. */
  get onlyKnown() {
    const failed = (letter) => letter === "f";
    return this.known.size > 0 && this.known.size === [...this.outcomes].filter(failed).length;
  }

  outcome(row) {
    const word = LETTERS[this.outcomes[row.index]];
    if (word === undefined) {
      return this.problem ? "blocked" : "missing";
    }
    if (word !== "failed") {
      return word;
    }
    return this.failuresAllowed ? "allowed" : this.known.has(row.index) ? "known" : word;
  }

  has(row) {
    return this.outcomes[row.index] !== ".";
  }

  /** Milliseconds of all attempts; 0 where nobody told. */
  time(row) {
    return this.took[this.position(row)];
  }

  /** Where the row stands among those that have a result. */
  position(row) {
    if (this.positions === null) {
      let next = 0;
      this.positions = Int32Array.from(this.outcomes, (letter) => (letter === "." ? -1 : next++));
    }
    return this.positions[row.index];
  }
}

/** Neighbours are of one distribution, and then of one release; else the order stays. */
function grouped(cells) {
  const first = (part) => new Map(cells.map((cell, i) => [cell[part], i]).reverse());
  const distributions = first("distribution");
  const releases = first("release");
  const place = (cell) => [
    distributions.get(cell.distribution),
    releases.get(cell.release),
    cell.index,
  ];
  return [...cells].sort((one, other) => compared(place(one), place(other)));
}

function compared(one, other) {
  const differs = one.findIndex((part, i) => part !== other[i]);
  return differs < 0 ? 0 : one[differs] - other[differs];
}

/** The run, as the report's data tells it. */
class Run {
  constructor(data) {
    this.words = data.words;
    Object.assign(this, data.run);
    this.commands = data.commands;
    this.rows = [];
    this.suites = [];
    for (const suite of data.suites) {
      const made = new Suite(suite, this);
      this.suites.push(made);
      this.rows.push(...made.rows);
    }
    this.oneBoot = new Set(data.cells.map((cell) => cell.boot)).size === 1;
    this.cells = data.cells.map((cell, index) => new Cell(cell, index, this));
    this.columns = grouped(this.cells);
    this.groups = data.groups;
    this.pastRuns = data.pastRuns;
    this.since = data.since;
    this.packageTable = data.packages;
  }

  cellOf(id) {
    return this.cells.find((cell) => cell.id === id);
  }

  rowOf(path) {
    return this.rows.find((row) => row.path === path);
  }

  log([folder, name]) {
    return this.words[folder] + this.words[name];
  }

  /** Every try of a test in a cell, in order. */
  attempts(cell, row) {
    const at = cell.position(row);
    const own = { took: cell.took[at], log: cell.logs.slice(2 * at, 2 * at + 2) };
    return (cell.more[row.index] ?? [{ outcome: "p" }]).map((attempt) => {
      const { outcome, kind, message, details = "", log, ...others } = { ...own, ...attempt };
      return {
        ...others,
        outcome: LETTERS[outcome],
        kind: this.words[kind] ?? "",
        message: this.words[message] ?? "",
        details,
        log: this.log(log),
      };
    });
  }

  /** Why it failed or was skipped, in one line. */
  message(cell, row) {
    const told = cell.more[row.index];
    const number = told?.[told.length - 1].message;
    return number === undefined ? "" : this.words[number];
  }

  packages(cell) {
    return cell.packages.map((number) => this.packageTable[number].map((word) => this.words[word]));
  }
}
