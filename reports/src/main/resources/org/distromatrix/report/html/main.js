/** Reads the data, and shows what the address asks for, now and whenever it changes. */
function start() {
  const run = new Run(JSON.parse(byId("data").textContent));
  byId("data").remove();
  const toolbar = new Toolbar(run, byId("toolbar"));
  const failures = new Failures(run, byId("failures"));
  const matrix = new Matrix(run, byId("matrix"));
  const timeline = new Timeline(run, byId("timeline"));
  const panel = new Panel(run, byId("panel"), matrix);
  let shown = null;
  const show = () => {
    const view = new View(run, readAddress());
    if (view.key !== shown) {
      shown = view.key;
      toolbar.show(view);
      failures.show(view);
      matrix.show(view);
      timeline.show(view);
    }
    panel.show(view.wish);
  };
  new ResizeObserver(() =>
    document.documentElement.style.setProperty("--toolbar", toolbarHeight()),
  ).observe(byId("toolbar"));
  showRun(run);
  showThemeSwitch();
  showLegend(run);
  showSince(run);
  show();
  addEventListener("hashchange", show);
  addEventListener("keydown", (event) => pressed(event, toolbar));
  document.querySelector(".skip-link").addEventListener("click", (event) => {
    event.preventDefault();
    matrix.keys.focus();
  });
  document.documentElement.dataset.ready = "true";
}

/** How far down the page sticks under the toolbar, which on a phone scrolls away. */
function toolbarHeight() {
  const bar = byId("toolbar");
  return getComputedStyle(bar).position === "sticky" ? `${bar.offsetHeight}px` : "0px";
}

/** Keys that work everywhere. */
function pressed(event, toolbar) {
  const typing = ["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName);
  if (event.key === "/" && !typing) {
    event.preventDefault();
    toolbar.text.focus();
    toolbar.text.select();
  } else if (event.key === "Escape") {
    escape(event.target, toolbar, typing);
  }
}

/** One step back: out of the search, the panel, the filters. */
function escape(target, toolbar, typing) {
  if (typing) {
    target.blur();
  } else if (readAddress().cell !== "") {
    closePanel();
  } else {
    clearFilters();
  }
}

start();
