const query = document.getElementById("query");
query.addEventListener("input", () => {
  state.query = query.value;
  // Who searches wants to see what is found.
  if (current === "review") current = "groups";
  render();
});
document.getElementById("changes-only").addEventListener("change", ({ target }) => {
  state.changesOnly = target.checked;
  if (current === "review") current = "groups";
  render();
});
document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.matches("input")) return;
  event.preventDefault();
  query.focus();
});

document.getElementById("environments").append(...data.environments.map((name, index) => {
  const box = element("input", { type: "checkbox", checked: true });
  box.addEventListener("change", () => {
    if (box.checked) state.environments.add(index);
    else state.environments.delete(index);
    render();
  });
  return element("label", { class: `check e${index % 6}` }, box, " ", nameOf(name));
}));
document.getElementById("changes-only").closest("label").hidden = data.gained.length + data.lost.length === 0;
makeTabs();
render();
