/**
 * What the reader looks at, as the part of the address after "#": filters, and what the panel
 * shows. A link with it shows the same to others. Only here is it read and written; all else
 * follows from it.
 */
function readAddress() {
  const fields = new URLSearchParams(location.hash.slice(1));
  const list = (name) => new Set((fields.get(name) ?? "").split(",").filter((part) => part !== ""));
  return {
    text: fields.get("q") ?? "",
    outcomes: list("outcome"),
    distro: fields.get("distro") ?? "",
    suite: fields.get("suite") ?? "",
    cell: fields.get("cell") ?? "",
    test: fields.get("test") ?? "",
  };
}

function addressOf(wish) {
  const fields = new URLSearchParams();
  const put = (name, value) => value !== "" && fields.set(name, value);
  put("q", wish.text);
  put("outcome", [...wish.outcomes].join(","));
  put("distro", wish.distro);
  put("suite", wish.suite);
  put("cell", wish.cell);
  put("test", wish.test);
  return `#${fields}`;
}

/** Goes there; "back" comes back. */
function goTo(change) {
  location.hash = addressOf({ ...readAddress(), ...change });
}

/** Goes there without a step of its own for "back": for what changes with every key. */
function slideTo(change) {
  location.replace(addressOf({ ...readAddress(), ...change }));
}

/** Opens a field of the matrix, or with a cell alone that cell. */
function open(cell, row) {
  goTo({ cell: cell.id, test: row ? row.path : "" });
}

function closePanel() {
  goTo({ cell: "", test: "" });
}

function clearFilters() {
  goTo({ text: "", outcomes: new Set(), distro: "", suite: "" });
}
