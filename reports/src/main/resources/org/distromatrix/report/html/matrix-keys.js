const STEPS = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-15, 0],
  PageDown: [15, 0],
  Home: [0, -1e6],
  End: [0, 1e6],
};

/** Pointer and keyboard in the matrix: one field has the tab stop, arrows move it, Enter opens. */
class MatrixKeys {
  constructor(matrix) {
    this.matrix = matrix;
    this.line = 0;
    this.column = 0;
  }

  reset() {
    this.line = Math.min(this.line, this.matrix.lines.length - 1);
    this.column = Math.min(this.column, this.matrix.view.cells.length - 1);
    this.setStop(true);
  }

  /** Makes the field that can be reached by Tab, or takes that from it. */
  setStop(wanted) {
    this.stop()?.setAttribute("tabindex", wanted ? "0" : "-1");
    this.matrix.lines[this.line]?.holds[wanted ? "add" : "delete"]("stop");
  }

  stop() {
    return this.matrix.lines[this.line]?.at(this.column);
  }

  /** Which line and column an element is of. */
  placeOf(target) {
    const field = target.closest("[role=gridcell], [role=rowheader], [role=columnheader]");
    const line = field?.closest("[data-line]");
    return line
      ? { line: Number(line.dataset.line), column: [...line.children].indexOf(field) - 1 }
      : null;
  }

  click(event) {
    const place = this.placeOf(event.target);
    if (place) {
      this.moveTo(place.line, place.column, false);
      this.enter();
    }
  }

  focused(event) {
    const place = this.placeOf(event.target);
    if (place) {
      this.moveTo(place.line, place.column, false);
    }
  }

  press(event) {
    const step = STEPS[event.key];
    if (step && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      this.moveTo(this.line + step[0], this.column + step[1], true);
    } else if ((event.key === "Enter" || event.key === " ") && this.placeOf(event.target)) {
      event.preventDefault();
      this.enter();
    }
  }

  moveTo(line, column, focus) {
    this.setStop(false);
    this.line = Math.max(0, Math.min(line, this.matrix.lines.length - 1));
    this.column = Math.max(
      this.line < 2 ? 0 : -1,
      Math.min(column, this.matrix.view.cells.length - 1),
    );
    this.setStop(true);
    if (focus) {
      this.focus();
    }
  }

  focusSuite(suite) {
    const line = this.matrix.lines.findIndex((one) => one.suite === suite);
    this.moveTo(line, -1, true);
  }

  /** Into the matrix, from the link that skips to it, or from the panel. */
  focus() {
    this.stop()?.focus();
  }

  enter() {
    const line = this.matrix.lines[this.line];
    const cell = this.matrix.view.cells[this.column];
    if (line.suite) {
      this.matrix.fold(line.suite);
    } else if (line.row) {
      const shown = cell ?? this.worst(line.row);
      open(shown, line.row);
    } else if (cell) {
      open(cell);
    }
  }

  /** The cell to show for a test's name. */
  worst(row) {
    const cells = [...this.matrix.view.cells];
    return cells.sort(
      (one, other) => BY_WEIGHT.indexOf(one.outcome(row)) - BY_WEIGHT.indexOf(other.outcome(row)),
    )[0];
  }
}
