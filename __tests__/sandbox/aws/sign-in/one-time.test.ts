import { OneTime } from "../../../../sandbox/aws/sign-in/one-time";

let now: Date;
let things: OneTime<string>;
beforeEach(() => {
  now = new Date("2026-11-24T09:30:00.000Z");
  things = new OneTime(() => now, 60_000, "_");
});
const seconds = (count: number) => void (now = new Date(now.getTime() + count * 1000));

test("two at once, as in two tabs, are both good, each once", () => {
  const ids = [things.put("a"), things.put("b")];
  expect(new Set(ids).size).toBe(2);
  expect(ids.every((id) => /^_[0-9a-f]{40}$/.test(id))).toBe(true);
  expect(ids.map((id) => things.take(id))).toEqual([{ kind: "good", value: "a" }, { kind: "good", value: "b" }]);
  expect(ids.map((id) => things.take(id))).toEqual([{ kind: "used" }, { kind: "used" }]);
});

test("a look uses nothing up", () => {
  const id = things.put("a");
  expect([things.look(id), things.look(id), things.take(id)].map(({ kind }) => kind)).toEqual(["good", "good", "good"]);
});

test.each([[59, "good"], [60, "unknown"]])("after %i seconds it is %s", (count, kind) => {
  const id = things.put("a");
  seconds(count);
  expect(things.take(id).kind).toBe(kind);
});

test.each(["", "_", "__proto__", "constructor"])("%j is unknown", (id) => {
  expect(things.take(id)).toEqual({ kind: "unknown" });
});

test("what is too old leaves the memory when something new comes, what is good stays", () => {
  things.put("old");
  seconds(30);
  const good = things.put("good");
  seconds(30);
  things.put("new");
  expect(things.size).toBe(2);
  expect(things.take(good)).toEqual({ kind: "good", value: "good" });
});
