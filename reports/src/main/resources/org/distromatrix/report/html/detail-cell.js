/** Everything about one cell. */
function cellDetail(run, cell) {
  return [
    element("p", { class: "badge" }, sign(cell.state), OUTCOME_WORDS[cell.state]),
    element("h2", { class: "id" }, cell.id),
    element("p", { class: "of" }, visible(`${cell.distro} · ${cell.architecture} · ${cell.boot}`)),
    cell.failuresAllowed
      ? element("p", { class: "hint" }, `Allowed to fail: ${visible(cell.allowed)}`)
      : null,
    problemDetail(cell),
    failingHere(run, cell),
    phaseBlock(cell),
    factBlock(cell),
    block(
      "Go on",
      copyable(`${run.commands.run} ${shellWord(cell.id)}`),
      canBoot(cell) ? copyable(`${run.commands.shell} ${shellWord(cell.id)}`) : null,
    ),
    artifactBlock(cell, ""),
    packageBlock(run, cell),
  ].filter((part) => part !== null);
}

/** Without an image there is no guest to get a shell in. */
function canBoot(cell) {
  return !cell.problem || !["image", "build"].includes(cell.problem.phase);
}

function problemDetail(cell) {
  if (!cell.problem) {
    return null;
  }
  const { fault, phase, message, hint } = cell.problem;
  return element(
    "section",
    { class: "attempt error" },
    element("p", { class: "facts" }, `${fault}, in ${phase}`),
    element("p", { class: "message" }, visible(message)),
    hint ? element("p", { class: "hint" }, visible(hint)) : null,
    outputBlock({ log: "", ...cell.problem }),
  );
}

function failingHere(run, cell) {
  const rows = run.rows.filter((row) => ["failed", "known", "allowed"].includes(cell.outcome(row)));
  return rows.length === 0
    ? null
    : block(
        "Fails here",
        element(
          "ul",
          { class: "tests" },
          ...moreOnDemand(
            rows.map((row) => () => failingTest(run, row, [cell], true)),
            20,
            "test",
            "li",
          ),
        ),
      );
}

function phaseBlock(cell) {
  const rows = cell.phases.map(([name, , took, waited, cached]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, element("span", { class: `phase-key ${name}` }), name),
      element("td", { class: "number" }, duration(took)),
      element(
        "td",
        {},
        [cached ? "cached" : "", waited > 0 ? `of it ${duration(waited)} waiting` : ""]
          .filter((text) => text)
          .join(", "),
      ),
    ),
  );
  return rows.length === 0
    ? null
    : block("Phases", element("table", { class: "facts-table" }, ...rows));
}

function factBlock(cell) {
  const facts = Object.entries(cell.facts);
  return facts.length === 0
    ? null
    : block(
        "Facts",
        element(
          "table",
          { class: "facts-table" },
          ...facts.map(([name, value]) =>
            element(
              "tr",
              {},
              element("th", { scope: "row" }, visible(name)),
              element("td", { class: "id" }, visible(value)),
            ),
          ),
        ),
      );
}

/** The packages, made when they are unfolded; a text leaves those that have it. */
function packageBlock(run, cell) {
  if (cell.packages.length === 0) {
    return null;
  }
  const body = element("tbody");
  const search = element("input", {
    type: "search",
    placeholder: "Package",
    "aria-label": "Search packages",
    input: () => show(),
  });
  const show = () => {
    const found = run
      .packages(cell)
      .filter((parts) => parts.join(" ").toLowerCase().includes(search.value.toLowerCase()));
    body.replaceChildren(
      ...found.map(([name, version, architecture, origin]) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, visible(name)),
          ...[version, architecture, origin].map((part) => element("td", {}, visible(part))),
        ),
      ),
    );
  };
  return element(
    "details",
    { class: "block", toggle: show },
    element("summary", {}, count(cell.packages.length, "package")),
    search,
    element("div", { class: "packages" }, element("table", { class: "facts-table" }, body)),
  );
}
