/** What of a run is to be seen. */
class View {
  constructor(run, wish) {
    this.run = run;
    this.wish = wish;
    this.cells = run.columns.filter(
      (cell) =>
        wish.distro === "" || cell.distribution === wish.distro || cell.release === wish.distro,
    );
    this.shownCells = new Set(this.cells);
    this.text = wish.text.trim().toLowerCase();
    this.suites = run.suites
      .filter((suite) => wish.suite === "" || suite.path === wish.suite)
      .map((suite) => ({ suite, rows: suite.rows.filter((row) => this.hasRow(row)) }))
      .filter(({ rows }) => rows.length > 0);
  }

  get filtered() {
    return (
      this.text !== "" ||
      this.wish.outcomes.size > 0 ||
      this.wish.distro !== "" ||
      this.wish.suite !== ""
    );
  }

  /** Whether an outcome is among those asked for. */
  wants(outcome) {
    return this.wish.outcomes.size === 0 || this.wish.outcomes.has(outcome);
  }

  hasRow(row) {
    return (
      this.hasOutcome(row) &&
      (this.text === "" || row.search.includes(this.text) || this.hasMessage(row))
    );
  }

  hasOutcome(row) {
    return (
      this.wish.outcomes.size === 0 || this.cells.some((cell) => this.wants(cell.outcome(row)))
    );
  }

  hasMessage(row) {
    return this.cells.some((cell) => this.run.message(cell, row).toLowerCase().includes(this.text));
  }

  get key() {
    return addressOf({ ...this.wish, cell: "", test: "" });
  }
}

/** How often each outcome is in the matrix. */
function countOutcomes(run) {
  const counts = new Map(BY_WEIGHT.map((outcome) => [outcome, 0]));
  for (const cell of run.cells) {
    for (const row of run.rows) {
      const outcome = cell.outcome(row);
      counts.set(outcome, counts.get(outcome) + 1);
    }
  }
  return counts;
}
