/** Makes an element; texts are only ever text. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name === "onclick" || name === "onkeydown" || name === "ontoggle") made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** A name from outside, isolated from the direction of what is around it. */
function nameOf(text) {
  return element("bdi", { class: "name" }, text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`));
}

/** A permission set of an environment, with what it is made of. */
function chip({ set, environment, change }) {
  const { name, description, session, policies } = data.permissionSets[set];
  const title = [description, session && `session ${session}`, policies.join(", "), `environment ${data.environments[environment]}`, change].filter((text) => text).join("\n");
  const label = { gained: "+", lost: "−" }[change];
  return element("span", { class: `chip e${environment % 6} ${change}`, title }, ...(label ? [element("b", { "aria-label": change }, label)] : []), nameOf(name), element("small", {}, data.environments[environment]));
}

function accountName(index) {
  const { id, name, management } = data.accounts[index];
  return element("span", {}, nameOf(name), " ", element("small", {}, id), ...(management ? [element("small", { class: "flag" }, "management account")] : []));
}

/** Few letters for each permission set, as the matrix shows it: `PilotReadOnly` is PRO; two that would be the same are numbered. */
const codes = (() => {
  const taken = new Map();
  return data.permissionSets.map(({ name }) => {
    const letters = (name.match(/[A-Z0-9]|(?<=^|[^A-Za-z])[a-z]/g) ?? []).join("").slice(0, 4) || name.slice(0, 2) || "?";
    const before = taken.get(letters) ?? 0;
    taken.set(letters, before + 1);
    return before === 0 ? letters : `${letters}${before + 1}`;
  });
})();

/** The units above an account, said from the root: `Workloads / NonProd`. */
function unitPath(index) {
  const path = [];
  let depth = Infinity;
  for (let at = index; at >= 0 && depth > 0; at -= 1) {
    if (data.units[at].depth >= depth) continue;
    ({ depth } = data.units[at]);
    if (at > 0 || index === 0) path.unshift(data.units[at].name);
  }
  return path.join(" / ");
}

function changesOf(list) {
  const count = (change) => list.filter((one) => one.change === change).length;
  return [["lost", "−"], ["gained", "+"]].filter(([change]) => count(change) > 0).map(([change, sign]) => element("b", { class: `badge ${change}` }, `${sign}${count(change)} ${change}`));
}

/** What is held once the change is made. */
function held(list) {
  return list.filter(({ change }) => change !== "lost");
}

function plural(count, noun) {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
