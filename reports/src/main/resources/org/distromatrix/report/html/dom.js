"use strict";

/** Makes an element. Texts become text nodes: nothing in this page parses markup. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    setAttribute(made, name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** A function is a listener, what is not there is left out. */
function setAttribute(to, name, value) {
  if (typeof value === "function") {
    to.addEventListener(name, value);
  } else if (value !== null && value !== undefined && value !== false) {
    to.setAttribute(name, value === true ? "" : value);
  }
}

function byId(id) {
  return document.getElementById(id);
}

/** The sign of an outcome; its word is for those who do not see it. */
function sign(outcome) {
  return element("span", { class: `sign ${outcome}`, "aria-hidden": "true" }, SIGNS[outcome]);
}

/** Text that a reader may select and copy at a click. */
function copyable(text) {
  const button = element(
    "button",
    {
      type: "button",
      class: "quiet copy",
      "aria-label": `Copy: ${shortened(text, 200)}`,
      click: () => copy(text, button),
    },
    "Copy",
  );
  return element("div", { class: "command" }, element("code", {}, text), button);
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    announce("Copied");
    button.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(button.previousSibling); // no clipboard for this page: the reader copies
  }
}

/** For screen readers. */
function announce(text) {
  byId("announcer").textContent = text;
}
