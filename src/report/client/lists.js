/** Rows of one list that are made at once; the rest comes when it is asked for. */
const ROWS = 200;

/** By group: what each one reaches, by unit. */
function renderGroups(panel, list) {
  renderList(panel, groupBy(list, ({ group }) => group), ([group, own]) => section(nameOf(data.groups[group]), own, "account", new Set(held(own).map(({ account }) => account)).size, () => byUnit(own)));
}

/** By account, under its unit: who reaches it with what. */
function renderAccounts(panel, list) {
  const units = groupBy(groupBy(list, ({ account }) => account), ([account]) => data.accounts[account].unit);
  renderList(panel, units, ([unit, accounts]) =>
    element("section", {}, element("h3", {}, nameOf(unitPath(unit))), ...accounts.map(([account, own]) =>
      section(accountName(account), own, "group", new Set(held(own).map(({ group }) => group)).size, () => groupBy(own, ({ group }) => group).map(([group, its]) => row(nameOf(data.groups[group]), its))))));
}

function byUnit(own) {
  return groupBy(groupBy(own, ({ account }) => account), ([account]) => data.accounts[account].unit).map(([unit, accounts]) =>
    element("section", {}, element("h4", {}, nameOf(unitPath(unit))), ...accounts.map(([account, its]) => row(accountName(account), its))));
}

/** One thing that opens; what is inside is made when it is opened. */
function section(title, own, noun, count, inside) {
  const details = element("details", {}, element("summary", {}, title, " ", element("small", {}, `${plural(held(own).length, "grant")}, ${plural(count, noun)}`), ...changesOf(own)));
  const fill = () => {
    if (details.open && details.childElementCount === 1) details.append(...inside());
  };
  details.addEventListener("toggle", fill);
  // A search that leaves little, and changes alone, are read without a click.
  if (state.changesOnly || state.query !== "" && own.length <= 30) {
    details.open = true;
    fill();
  }
  return details;
}

function row(title, its) {
  return element("div", { class: "row" }, title, element("span", { class: "chips" }, ...its.map(chip)));
}

function renderList(panel, items, make) {
  panel.replaceChildren();
  let shown = 0;
  const more = element("button", { type: "button", onclick: () => append() }, "");
  function append() {
    more.remove();
    panel.append(...items.slice(shown, shown + ROWS).map(make));
    shown += ROWS;
    if (shown < items.length) {
      more.textContent = `${items.length - shown} more`;
      panel.append(more);
    }
  }
  append();
  if (items.length === 0) panel.append(element("p", {}, "Nothing here: change the search, or the environments."));
}
