/** With more rows than this, suites in which nothing failed begin folded. */
const UNFOLDED_ROWS = 80;

/** From this width on a field has room for a time, and a title for its words. */
const WIDE_FIELD = 92;
const WIDEST_FIELD = 170;
/** A letter of a title, about. */
const LETTER = 8;
const NARROW_FIELD = 26;
const WIDEST_NARROW_FIELD = 40;

/** Tests down, cells across. Lines are there for all rows, fields for those in sight. */
class Matrix {
  constructor(run, frame) {
    this.run = run;
    this.frame = frame;
    this.lines = [];
    this.folded = new Set(
      run.rows.length > UNFOLDED_ROWS ? run.suites.filter((suite) => !this.hasFailure(suite)) : [],
    );
    this.inSight = new IntersectionObserver((entries) => this.sight(entries), {
      rootMargin: "300px",
      scrollMargin: "300px",
    });
    this.keys = new MatrixKeys(this);
    new ResizeObserver(() => requestAnimationFrame(() => this.measure())).observe(
      frame.parentElement,
    );
    addEventListener("beforeprint", () => this.lines.forEach((line) => line.fill()));
    frame.addEventListener("click", (event) => this.keys.click(event));
    frame.addEventListener("keydown", (event) => this.keys.press(event));
    frame.addEventListener("focusin", (event) => this.keys.focused(event));
  }

  hasFailure(suite) {
    return this.run.cells.some((cell) =>
      suite.rows.some((row) => ["failed", "known", "allowed", "flaky"].includes(cell.outcome(row))),
    );
  }

  show(view) {
    if (this.view?.key !== view.key) {
      this.closed = view.filtered ? new Set() : this.folded; // what a filter leaves is there to be seen
    }
    this.view = view;
    const { distributions, titles, verdicts } = headLines(view);
    this.lines = [titles, verdicts, ...view.suites.flatMap((group) => this.suiteLines(group))];
    const head = element(
      "div",
      { role: "rowgroup", class: "head" },
      distributions,
      titles.element,
      verdicts.element,
    );
    const body = element(
      "div",
      { role: "rowgroup" },
      ...this.lines.slice(2).map((line) => line.element),
    );
    this.grid = element(
      "div",
      {
        role: "grid",
        class: "matrix",
        "aria-label": "Tests and cells",
        "aria-rowcount": this.lines.length,
        "aria-colcount": view.cells.length + 1,
      },
      head,
      body,
    );
    this.lines.forEach((line, i) => this.number(line, i));
    this.frame.replaceChildren(this.grid, ...(this.lines.length === 2 ? [nothing(view)] : []));
    this.measure();
    this.keys.reset();
  }

  number(line, i) {
    line.element.setAttribute("aria-rowindex", String(i + 1));
    line.element.dataset.line = String(i);
    if (i > 1) {
      this.inSight.observe(line.element);
    }
  }

  suiteLines(group) {
    const folded = this.closed.has(group.suite);
    const lines = [suiteLine(this.view, group, folded)];
    return folded ? lines : [...lines, ...group.rows.map((row) => testLine(this.view, row))];
  }

  fold(suite) {
    if (!this.closed.delete(suite)) {
      this.closed.add(suite);
    }
    const top = this.frame.scrollTop;
    this.show(this.view);
    this.frame.scrollTop = top;
    this.keys.focusSuite(suite);
  }

  sight(entries) {
    for (const entry of entries) {
      const line = this.lines[Number(entry.target.dataset.line)];
      if (line?.element === entry.target) {
        entry.isIntersecting ? line.fill() : line.empty();
      }
    }
  }

  /** Columns share the width; where they get too narrow, the matrix scrolls instead. */
  measure() {
    if (!this.grid) {
      return;
    }
    const width = this.frame.parentElement.clientWidth - 2; // without the frame's own line
    const cells = this.view.cells.length;
    const names = Math.round(Math.min(420, Math.max(Math.min(180, width * 0.45), width * 0.3)));
    const share = (width - names) / Math.max(1, cells);
    const wide = share >= Math.max(WIDE_FIELD, this.longestWord() * LETTER + 14);
    const field = wide
      ? Math.min(WIDEST_FIELD, share)
      : Math.min(WIDEST_NARROW_FIELD, Math.max(NARROW_FIELD, share));
    this.grid.classList.toggle("wide", wide);
    this.frame.classList.toggle("fits", names + cells * field <= width);
    this.grid.style.setProperty("--names", `${names}px`);
    this.grid.style.setProperty("--field", `${field}px`);
    this.grid.style.setProperty("--cells", String(cells));
  }

  longestWord() {
    const words = this.view.cells.flatMap((cell) => [
      ...cell.release.split(/(?<=:)/),
      ...cell.rest.split(" "),
    ]);
    return Math.max(0, ...words.map((word) => word.length));
  }

  /** Marks what the panel shows. */
  select(cell, row) {
    if (row && this.closed.delete(row.suite)) {
      this.show(this.view);
    }
    this.frame.querySelectorAll(".selected").forEach((field) => field.classList.remove("selected"));
    this.lines.forEach((one) => one.holds.delete("selected"));
    const column = this.view.cells.indexOf(cell);
    const line = this.lines.find((one) => (row ? one.row === row : one === this.lines[0]));
    if (cell && line && column >= 0) {
      const field = line.at(column);
      field.classList.add("selected");
      line.holds.add("selected");
      this.reveal(field);
    }
  }

  /** Scrolls the frame, and nothing else, until a field is in sight. */
  reveal(field) {
    if (this.frame.classList.contains("fits")) {
      return;
    }
    const own = field.getBoundingClientRect();
    const frame = this.frame.getBoundingClientRect();
    const left = frame.left + parseFloat(this.grid.style.getPropertyValue("--names"));
    const top = frame.top + this.grid.firstChild.offsetHeight;
    this.frame.scrollLeft +=
      Math.min(0, own.left - left) + Math.max(0, own.right - frame.right + 16);
    this.frame.scrollTop +=
      Math.min(0, own.top - top) + Math.max(0, own.bottom - frame.bottom + 16);
  }
}

function nothing(view) {
  const why = view.filtered ? "No test is left by these filters." : "No test was run.";
  return element("p", { class: "nothing" }, why);
}
