/** What stands for an outcome beside its colour. */
const SIGNS = {
  failed: "✕",
  error: "!",
  allowed: "✕",
  known: "✕",
  flaky: "≈",
  unfinished: "…",
  skipped: "–",
  passed: "✓",
  blocked: "",
  missing: "",
};

const OUTCOME_WORDS = {
  failed: "failed",
  error: "could not be tested",
  allowed: "failed, which is allowed",
  known: "failed, as in the baseline",
  flaky: "flaky: passed after a failure",
  unfinished: "did not finish",
  skipped: "skipped",
  passed: "passed",
  blocked: "not run: the cell has a problem",
  missing: "not run",
};

/** The worst first. */
const BY_WEIGHT = [
  "failed",
  "error",
  "known",
  "allowed",
  "flaky",
  "unfinished",
  "skipped",
  "passed",
  "blocked",
  "missing",
];

/** Of a whole suite: what passed tells more than what was skipped beside it. */
const BY_WEIGHT_OF_SUITE = [
  "failed",
  "error",
  "known",
  "allowed",
  "flaky",
  "unfinished",
  "passed",
  "skipped",
  "blocked",
  "missing",
];

/** 0.25 s, 12.3 s, 2 min 05 s, as the command says it. */
function duration(millis) {
  if (millis < 9995) {
    return `${(millis / 1000).toFixed(2)} s`;
  } else if (millis < 99950) {
    return `${(millis / 1000).toFixed(1)} s`;
  }
  const seconds = Math.round(millis / 1000);
  const two = (number) => String(number).padStart(2, "0");
  return seconds < 3600
    ? `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`
    : `${Math.floor(seconds / 3600)} h ${two(Math.floor(seconds / 60) % 60)} min`;
}

function count(number, word) {
  return `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
}

function bytes(number) {
  return number < 1024
    ? count(number, "byte")
    : number < 1 << 20
      ? `${Math.ceil(number / 1024)} KiB`
      : `${(number / (1 << 20)).toFixed(1)} MiB`;
}

/** The beginning of a text that may be of any length. */
function shortened(text, length) {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}

/** Made harmless to read: control characters and turns of the writing direction become visible. */
function visible(text) {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (found) => {
      const code = found.charCodeAt(0);
      return code < 0x20 ? `^${String.fromCharCode(code + 0x40)}` : "\ufffd";
    },
  );
}

/** An argument as it can be pasted into any shell. */
function shellWord(word) {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** A link to a file of the run folder, which is one up from this page. */
function fileLink(path, ...label) {
  const href = `../${path.split("/").map(encodeURIComponent).join("/")}`;
  return element("a", { href, class: "file" }, ...(label.length > 0 ? label : [path]));
}
