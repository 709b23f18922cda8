const VIEWS = [
  { id: "review", label: "Change" },
  { id: "groups", label: "By group", render: renderGroups },
  { id: "accounts", label: "By account", render: renderAccounts },
  { id: "matrix", label: "Matrix", render: renderMatrix },
];
/** The view stands in the address, so that a link can point at it. */
let current = VIEWS.find(({ id }) => `#${id}` === location.hash)?.id ?? (data.reviewed ? "review" : "groups");

/** Tabs as the ARIA authoring practices have them: one in the tab order, arrow keys between them. */
function makeTabs() {
  const list = document.getElementById("tabs");
  list.append(...VIEWS.map(({ id, label }) => element("button", { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}`, onclick: () => choose(id) }, label)));
  list.addEventListener("keydown", ({ key }) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (step === undefined) return;
    const at = VIEWS.findIndex(({ id }) => id === current);
    choose(VIEWS[(at + step + VIEWS.length) % VIEWS.length].id);
    document.getElementById(`tab-${current}`).focus();
  });
}

function choose(id) {
  current = id;
  history.replaceState(null, "", `#${id}`);
  render();
}

function render() {
  const list = visibleGrants();
  for (const { id, render: fill } of VIEWS) {
    const isCurrent = id === current;
    const tab = document.getElementById(`tab-${id}`);
    tab.setAttribute("aria-selected", String(isCurrent));
    tab.tabIndex = isCurrent ? 0 : -1;
    const panel = document.getElementById(`panel-${id}`);
    panel.hidden = !isCurrent;
    if (isCurrent && fill !== undefined) fill(panel, list);
  }
  document.getElementById("status").textContent = current === "review" ? "" : `${plural(held(list).length, "grant")} of ${held(grants).length.toLocaleString("en-US")} shown${list.length > held(list).length ? `, and ${list.length - held(list).length} lost` : ""}`;
}
