/** Units whose columns stand for all their accounts together. */
const closed = new Set();
/** Beyond this many accounts the units begin closed. */
const MOST_COLUMNS = 40;
if (data.accounts.length > MOST_COLUMNS) for (const unit of data.units.keys()) closed.add(unit);
let here = { row: 0, column: 0 };

/** Groups down, accounts across by unit; one cell says which permission sets. */
function renderMatrix(panel, list) {
  const groups = groupBy(list, ({ group }) => group);
  const byColumn = columnsOf(list);
  const table = element("table", { class: "matrix", role: "grid", "aria-label": "Groups and accounts" }, head(byColumn), element("tbody", {}, ...groups.map(([group, own], position) => bodyRow(group, own, byColumn, position))));
  table.addEventListener("keydown", (event) => move(event, table));
  table.addEventListener("focusin", ({ target }) => show(target, table));
  const legend = element("p", { class: "legend" }, ...groupBy(list, ({ set }) => set).flatMap(([set]) => [element("b", {}, codes[set]), " ", nameOf(data.permissionSets[set].name), "  "]), " (a number: that many permission sets)");
  const detail = element("div", { id: "cell", role: "status", "aria-live": "polite" }, "Arrow keys move from cell to cell; what a cell holds is said here.");
  panel.replaceChildren(legend, detail, element("div", { class: "scroll", tabindex: "-1" }, table));
  if (groups.length === 0) panel.replaceChildren(element("p", {}, "Nothing here: change the search, or the environments."));
}

/** Columns that hold something: an account, or a closed unit with all its accounts. */
function columnsOf(list) {
  const units = groupBy([...new Set(list.map(({ account }) => account))], (account) => data.accounts[account].unit);
  return units.flatMap(([unit, accounts]) => {
    const sorted = accounts.sort((a, b) => a - b);
    return closed.has(unit) && sorted.length > 1 ? [{ unit, accounts: sorted }] : sorted.map((account) => ({ unit, accounts: [account] }));
  });
}

function head(columns) {
  const units = groupBy(columns, ({ unit }) => unit);
  const unitRow = units.map(([unit, own]) => {
    const many = own.length > 1 || own[0].accounts.length > 1;
    const toggle = () => {
      if (!closed.delete(unit)) closed.add(unit);
      render();
    };
    const label = nameOf(unitPath(unit));
    return element("th", { scope: "colgroup", colspan: String(own.length) }, many ? element("button", { type: "button", "aria-expanded": String(!closed.has(unit)), onclick: toggle }, label) : label);
  });
  const accountRow = columns.map(({ accounts }) => element("th", { scope: "col" }, accounts.length === 1 ? element("div", { class: "turned" }, nameOf(data.accounts[accounts[0]].name), " ", element("small", {}, data.accounts[accounts[0]].id)) : plural(accounts.length, "account")));
  return element("thead", {}, element("tr", {}, element("td", { rowspan: "2" }), ...unitRow), element("tr", {}, ...accountRow));
}

function bodyRow(group, own, columns, position) {
  const byAccount = new Map(groupBy(own, ({ account }) => account));
  return element("tr", {}, element("th", { scope: "row" }, nameOf(data.groups[group])), ...columns.map(({ accounts }, column) => cell(group, accounts, accounts.flatMap((account) => byAccount.get(account) ?? []), { row: position, column })));
}

function cell(group, accounts, held, { row, column }) {
  const sets = groupBy(held, ({ set }) => set);
  const changed = held.some(({ change }) => change === "lost") ? "lost" : held.some(({ change }) => change === "gained") ? "gained" : "";
  const sign = { gained: "+", lost: "−" }[changed] ?? "";
  const made = element("td", { class: `${held.length > 0 ? "held" : ""} ${changed}`, tabindex: row === here.row && column === here.column ? "0" : "-1", role: "gridcell" }, ...(held.length === 0 ? [] : [`${sign}${sets.length > 2 ? sets.length : sets.map(([set, its]) => code(set, its, accounts.length)).join(" ")}`]));
  made.described = { group, accounts, held };
  return made;
}

/** A set by its letters; where a column stands for several accounts and not all have it, with how many do. */
function code(set, its, all) {
  const some = new Set(its.map(({ account }) => account)).size;
  return some === all ? codes[set] : `${codes[set]} ${some}/${all}`;
}

function show({ described }) {
  if (described === undefined) return;
  const { group, accounts, held } = described;
  const where = accounts.length === 1 ? accountName(accounts[0]) : element("span", {}, plural(accounts.length, "account"));
  document.getElementById("cell").replaceChildren(nameOf(data.groups[group]), " in ", where, ": ", ...(held.length === 0 ? ["nothing"] : accounts.length === 1 ? held.map(chip) : groupBy(held, ({ set }) => set).map(([, own]) => element("span", {}, chip(own[0]), ` in ${own.length} of ${accounts.length} `))));
}

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -Infinity], End: [0, Infinity], PageUp: [-10, 0], PageDown: [10, 0] };

function move(event, table) {
  const step = STEPS[event.key];
  const from = event.target.closest("td[role=gridcell]");
  if (step === undefined || from === null) return;
  event.preventDefault();
  const rows = [...table.tBodies[0].rows];
  const row = between(rows.indexOf(from.parentElement) + step[0], rows.length);
  const cells = [...rows[row].cells].filter((one) => one.getAttribute("role") === "gridcell");
  const column = between([...from.parentElement.cells].indexOf(from) - 1 + step[1], cells.length);
  from.tabIndex = -1;
  here = { row, column };
  cells[column].tabIndex = 0;
  cells[column].focus();
}

function between(value, length) {
  return Math.max(0, Math.min(length - 1, value));
}
