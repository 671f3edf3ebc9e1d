/** Where the time went: each cell's phases on the clock of the run. */
class Timeline {
  constructor(run, section) {
    this.section = section;
    const phases = run.cells.flatMap((cell) => cell.phases);
    this.end = Math.max(1, run.tookMs, ...phases.map(([, started, took]) => started + took));
    this.from = Math.min(0, ...phases.map(([, started]) => started));
    this.names = [...new Set(phases.map(([name]) => name))];
  }

  show(view) {
    const cells = view.cells.filter((cell) => cell.phases.length > 0);
    this.section.hidden = cells.length === 0;
    this.section.replaceChildren(
      element("h2", {}, "Time"),
      this.key(),
      element(
        "div",
        { class: "timeline" },
        ...moreOnDemand(
          cells.map((cell) => () => this.bar(cell)),
          40,
          "cell",
        ),
      ),
    );
  }

  key() {
    const names = this.names.map((name) =>
      element("span", {}, element("span", { class: `phase-key ${name}` }), name),
    );
    return element(
      "p",
      { class: "legend" },
      ...names,
      element("span", {}, element("span", { class: "phase-key waited" }), "waiting"),
      element("span", {}, element("span", { class: "phase-key cached" }), "from the cache"),
      element("span", {}, `whole width: ${duration(this.end - this.from)}`),
    );
  }

  bar(cell) {
    const total = cell.phases.reduce((sum, [, , took]) => sum + took, 0);
    return element(
      "button",
      {
        type: "button",
        class: "timeline-row",
        "aria-label": `${cell.id}: ${cell.phases.map(([name, , took]) => `${name} ${duration(took)}`).join(", ")}`,
        click: () => open(cell),
      },
      element("span", { class: "id" }, cell.id),
      element("span", { class: "track" }, ...cell.phases.flatMap((phase) => this.parts(phase))),
      element("span", { class: "number" }, duration(total)),
    );
  }

  /** A phase begins with its waiting. */
  parts([name, started, took, waited, cached]) {
    const title = `${name}: ${duration(took)}${waited > 0 ? `, of it ${duration(waited)} waiting` : ""}${cached ? ", from the cache" : ""}`;
    const worked = this.part(
      `${name}${cached ? " cached" : ""}`,
      started + waited,
      took - waited,
      title,
    );
    return waited > 0 ? [this.part("waited", started, waited, title), worked] : [worked];
  }

  part(kind, started, took, title) {
    const part = element("span", { class: `part ${kind}`, title });
    const share = (millis) => `${(100 * millis) / (this.end - this.from)}%`;
    part.style.left = share(started - this.from);
    part.style.width = share(took);
    return part;
  }
}
