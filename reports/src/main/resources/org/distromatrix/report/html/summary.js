/** The line under the title: which run this is. */
function showRun(run) {
  const started = new Date(run.startedAt);
  const parts = [
    run.id,
    element(
      "time",
      { datetime: run.startedAt, title: started.toString() },
      started.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" }),
    ),
    duration(run.tookMs),
    `${count(run.cells.length, "cell")}, ${count(run.rows.filter((row) => !row.suite.checks).length, "test")}`,
  ];
  if (run.arguments.length > 0) {
    parts.push(
      element("code", {}, shortened(visible(["matrix", ...run.arguments].join(" ")), 200)),
    );
  }
  byId("run").append(...parts.map((part) => element("span", {}, part)));
  byId("footer").append(
    `Distro Matrix ${run.version} · `,
    fileLink("results.json"),
    " · ",
    element("kbd", {}, "/"),
    " search, arrows move in the matrix, ",
    element("kbd", {}, "Enter"),
    " opens, ",
    element("kbd", {}, "Esc"),
    " closes",
  );
}

/** Dark, light, or as the system has it. */
function showThemeSwitch() {
  const themes = ["system", "light", "dark"];
  let now = 0;
  const button = element("button", { type: "button", class: "quiet", click: () => next() });
  const next = () => {
    now = (now + 1) % themes.length;
    show();
  };
  const show = () => {
    document.documentElement.dataset.theme = themes[now];
    button.textContent = `Theme: ${themes[now]}`;
  };
  show();
  byId("tools").append(button);
}

/** What the signs mean, of those that this run has. */
function showLegend(run) {
  const counts = countOutcomes(run);
  const used = BY_WEIGHT.filter(
    (outcome) => counts.get(outcome) > 0 || run.cells.some((cell) => cell.state === outcome),
  );
  byId("legend").append(
    ...used.map((outcome) => element("span", {}, sign(outcome), OUTCOME_WORDS[outcome])),
  );
}
