/** Details beside the matrix, of a field or of a cell. */
class Panel {
  constructor(run, aside, matrix) {
    this.run = run;
    this.aside = aside;
    this.matrix = matrix;
    this.shown = "";
  }

  show(wish) {
    const cell = this.run.cellOf(wish.cell);
    const row = wish.test === "" ? undefined : this.run.rowOf(wish.test);
    const key = cell ? `${cell.id} ${row?.index}` : "";
    if (key === this.shown) {
      return;
    }
    const opening = this.shown === "";
    this.shown = key;
    this.keepingPlace(() => {
      this.aside.hidden = !cell;
      document.body.classList.toggle("with-panel", Boolean(cell));
      this.matrix.measure();
    });
    if (cell) {
      this.fill(cell, row);
    }
    this.matrix.select(cell, row);
    this.moveFocus(cell, opening);
  }

  /** The page gets narrower beside the panel: what the reader works at stays where it is. */
  keepingPlace(change) {
    const focus = document.activeElement;
    const anchor =
      focus === document.body || this.aside.contains(focus) ? document.documentElement : focus;
    const before = anchor.getBoundingClientRect().top;
    change();
    scrollBy(0, anchor.getBoundingClientRect().top - before);
  }

  fill(cell, row) {
    const body = row ? fieldDetail(this.run, cell, row) : cellDetail(this.run, cell);
    const close = element(
      "button",
      { type: "button", class: "quiet close", "aria-label": "Close details", click: closePanel },
      "✕",
    );
    this.aside.replaceChildren(close, ...body);
    this.aside.scrollTop = 0;
    this.aside
      .querySelectorAll(".output")
      .forEach((output) => (output.scrollTop = output.scrollHeight));
    announce(
      row
        ? `${row.shown} in ${cell.id}: ${OUTCOME_WORDS[cell.outcome(row)]}`
        : `${cell.id}: ${OUTCOME_WORDS[cell.state]}`,
    );
  }

  /** A reader with a keyboard gets into the panel, and back to the field; arrows in the matrix go on. */
  moveFocus(cell, opening) {
    if (cell && opening) {
      this.from = document.activeElement;
      this.aside.focus({ preventScroll: true });
    } else if (!cell) {
      (this.from?.isConnected ? this.from : this.matrix.frame).focus({ preventScroll: true });
    }
  }
}
