/** What the page shows: written into it as JSON, never as code. */
const data = JSON.parse(document.getElementById("data").textContent);
const state = { query: "", environments: new Set(data.environments.keys()), changesOnly: false };

/** Every grant once: what it is made of, and whether it is new, lost or as before. */
const grants = [];
{
  const gained = new Set();
  for (const four of fours(data.gained)) gained.add(four.join());
  for (const four of fours(data.grants)) grants.push(grant(four, gained.delete(four.join()) ? "gained" : ""));
  // A change that the data does not have yet, such as a group that waits, is still shown.
  for (const key of gained) grants.push(grant(key.split(",").map(Number), "gained"));
  for (const four of fours(data.lost)) grants.push(grant(four, "lost"));
}

function* fours(numbers) {
  for (let at = 0; at < numbers.length; at += 4) yield numbers.slice(at, at + 4);
}

function grant([environment, group, set, account], change) {
  return { environment, group, set, account, change };
}

/** The text in which a search looks, once a thing. */
const searchable = {
  groups: data.groups.map((name) => name.toLowerCase()),
  sets: data.permissionSets.map(({ name }) => name.toLowerCase()),
  accounts: data.accounts.map(({ id, name, unit }) => `${name} ${id} ${data.units[unit].name}`.toLowerCase()),
};

/** Every word of the search has to be somewhere in the grant. */
function visibleGrants() {
  const words = state.query.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return grants.filter(
    ({ environment, group, set, account, change }) =>
      state.environments.has(environment) &&
      (!state.changesOnly || change !== "") &&
      words.every((word) => searchable.groups[group].includes(word) || searchable.sets[set].includes(word) || searchable.accounts[account].includes(word)),
  );
}

/** Groups items by a number and keeps the order of the numbers. */
function groupBy(items, key) {
  const map = new Map();
  for (const item of items) {
    const list = map.get(key(item));
    if (list === undefined) map.set(key(item), [item]);
    else list.push(item);
  }
  return [...map].sort(([a], [b]) => a - b);
}
