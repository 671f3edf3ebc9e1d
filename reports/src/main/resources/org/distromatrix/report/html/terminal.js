/** What programs send to terminals: colours and styles, and all other sequences, which have no place here. */
const SEQUENCE =
  /\x1b\[([\d;:]*)m|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P^_X][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~]/g;

const STYLES = { 1: "bold", 2: "faint", 3: "italic", 4: "underline", 7: "inverse", 9: "struck" };

/** Output of a guest as elements: colours stay, the cursor does not move. */
function terminalText(text) {
  const lines = element("pre", { class: "output", tabindex: "0" });
  const pen = { styles: new Set(), fore: null, back: null };
  let from = 0;
  const clean = text.replaceAll("\r\n", "\n").replaceAll(/\r+/g, "\n");
  for (const match of clean.matchAll(SEQUENCE)) {
    appendText(lines, clean.slice(from, match.index), pen);
    if (match[1] !== undefined) {
      applyCodes(pen, match[1].split(/[;:]/).map(Number));
    }
    from = match.index + match[0].length;
  }
  appendText(lines, clean.slice(from), pen);
  return lines;
}

function appendText(to, text, pen) {
  if (text === "") {
    return;
  }
  if (pen.styles.size === 0 && pen.fore === null && pen.back === null) {
    to.append(visible(text));
    return;
  }
  const span = element("span", {}, visible(text));
  pen.styles.forEach((style) => span.classList.add(`ansi-${style}`));
  colour(span, "back", pen.back);
  colour(span, "fore", pen.fore ?? legible(pen.back));
  to.append(span);
}

/** The sixteen colours are the page's, readable in the dark and the light; others are as given. */
function colour(span, side, value) {
  if (typeof value === "number") {
    span.classList.add(`ansi-${side}-${value}`);
  } else if (value !== null) {
    span.style[side === "fore" ? "color" : "backgroundColor"] = value;
  }
}

/** Black or white on a colour that is as given; else what the page has. */
function legible(back) {
  if (typeof back !== "string") {
    return null;
  }
  const [red, green, blue] = back.match(/\d+/g).map(Number);
  return 0.3 * red + 0.6 * green + 0.1 * blue > 140 ? "#000000" : "#ffffff";
}

/** ECMA-48, 8.3.117 (SGR), and the 256 and true colours of xterm. */
function applyCodes(pen, codes) {
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    if (code === 38 || code === 48) {
      const [value, used] = extendedColour(codes.slice(i + 1));
      pen[code === 38 ? "fore" : "back"] = value;
      i += used;
    } else {
      applyCode(pen, code);
    }
  }
}

function applyCode(pen, code) {
  if (code === 0) {
    Object.assign(pen, { styles: new Set(), fore: null, back: null });
  } else if (STYLES[code]) {
    pen.styles.add(STYLES[code]);
  } else if (code === 22) {
    pen.styles.delete("bold");
    pen.styles.delete("faint");
  } else if (code > 22 && code < 30) {
    pen.styles.delete(STYLES[code - 20]);
  } else if (code >= 30 && code < 50) {
    pen[code < 40 ? "fore" : "back"] = code % 10 < 8 ? code % 10 : null;
  } else if ((code >= 90 && code < 98) || (code >= 100 && code < 108)) {
    pen[code < 98 ? "fore" : "back"] = 8 + (code % 10);
  }
}

/** The colour, and how many codes tell it. */
function extendedColour(codes) {
  if (codes[0] === 2) {
    return [rgb(codes.slice(1, 4)), 4];
  }
  const number = codes[1] ?? 0;
  if (number < 16) {
    return [number, 2];
  } else if (number < 232) {
    const steps = [
      Math.floor((number - 16) / 36),
      Math.floor((number - 16) / 6) % 6,
      (number - 16) % 6,
    ];
    return [rgb(steps.map((step) => (step === 0 ? 0 : 55 + 40 * step))), 2];
  }
  const grey = 8 + 10 * (number - 232);
  return [rgb([grey, grey, grey]), 2];
}

function rgb(parts) {
  const [red, green, blue] = [0, 1, 2].map((i) => Math.min(255, parts[i] || 0));
  return `rgb(${red}, ${green}, ${blue})`;
}
