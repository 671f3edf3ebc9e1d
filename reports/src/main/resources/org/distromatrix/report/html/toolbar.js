const FILTERS = ["failed", "known", "allowed", "flaky", "skipped", "passed", "blocked", "missing"];

const FILTER_WORDS = {
  known: "known failure",
  allowed: "allowed to fail",
  blocked: "cell has a problem",
  missing: "not run",
};

/** Filters: outcomes with their numbers, distribution, suite, text. */
class Toolbar {
  constructor(run, bar) {
    const counts = countOutcomes(run);
    this.chips = FILTERS.filter((outcome) => counts.get(outcome) > 0).map((outcome) =>
      this.chip(outcome, counts.get(outcome)),
    );
    this.distro = this.select("Distribution", distroOptions(run), (distro) => goTo({ distro }));
    this.suite = this.select(
      "Suite",
      run.suites.map((suite) => [suite.path, suite.checks ? "checks" : suite.name]),
      (suite) => goTo({ suite }),
    );
    this.text = element("input", {
      type: "search",
      placeholder: "Name or message  ( / )",
      "aria-label": "Name or message",
      input: () => slideTo({ text: this.text.value }),
    });
    this.clear = element(
      "button",
      { type: "button", class: "quiet", click: clearFilters },
      "Clear filters",
    );
    bar.append(
      element(
        "div",
        { class: "chips", role: "group", "aria-label": "Outcomes" },
        ...this.chips.map(({ button }) => button),
      ),
      this.distro,
      this.suite,
      this.text,
      this.clear,
    );
  }

  chip(outcome, number) {
    const button = element(
      "button",
      {
        type: "button",
        class: "chip",
        "aria-pressed": "false",
        click: () => toggleOutcome(outcome),
      },
      sign(outcome),
      `${FILTER_WORDS[outcome] ?? outcome} `,
      element("b", {}, number.toLocaleString("en")),
    );
    return { outcome, button };
  }

  select(label, options, chosen) {
    const select = element(
      "select",
      { "aria-label": label, change: () => chosen(select.value) },
      element("option", { value: "" }, `${label}: all`),
      ...options.map(([value, text]) => element("option", { value }, text)),
    );
    return select;
  }

  show(view) {
    for (const { outcome, button } of this.chips) {
      button.setAttribute("aria-pressed", String(view.wish.outcomes.has(outcome)));
    }
    this.distro.value = view.wish.distro;
    this.suite.value = view.wish.suite;
    if (this.text.value !== view.wish.text) {
      this.text.value = view.wish.text;
    }
    this.clear.hidden = !view.filtered;
  }
}

function toggleOutcome(outcome) {
  const outcomes = new Set(readAddress().outcomes);
  if (!outcomes.delete(outcome)) {
    outcomes.add(outcome);
  }
  goTo({ outcomes });
}

/** Distributions, each followed by its releases where there are several. */
function distroOptions(run) {
  const releases = new Map();
  for (const cell of run.cells) {
    releases.set(
      cell.distribution,
      (releases.get(cell.distribution) ?? new Set()).add(cell.release),
    );
  }
  return [...releases].flatMap(([distribution, all]) => [
    [distribution, distribution],
    ...(all.size > 1 ? [...all].map((release) => [release, `\u2003${release}`]) : []),
  ]);
}
