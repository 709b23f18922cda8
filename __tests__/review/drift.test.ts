import { diffAccess } from "../../src/review/access/diff";
import { driftLines } from "../../src/review/drift";
import { model, type Short } from "../support/review";

const POLICY = { Statement: [{ Action: "s3:GetObject" }] };
const BY_HAND = { Statement: [{ Action: "*" }] };
const set = (fields: object): Short => ({ sets: { R: { inline: POLICY, description: "a", ...fields } } });
const lines = (recorded: Short, found: Short, planned: Short) => driftLines(diffAccess(model(recorded), model(found)), diffAccess(model(found), model(planned)));
const reverted = (...sides: Parameters<typeof lines>): boolean[] => lines(...sides).map((line) => line.reverted);

describe("what was changed by hand is put back only where the plan makes it again as it was recorded", () => {
  test.each<[string, Short, Short, Short, boolean]>([
    ["a policy that the plan writes again", set({}), set({ inline: BY_HAND }), set({}), true],
    ["a policy that the plan writes again, with another description", set({}), set({ inline: BY_HAND }), set({ description: "b" }), true],
    ["a policy that is adopted, beside another description", set({}), set({ inline: BY_HAND }), set({ inline: BY_HAND, description: "b" }), false],
    ["a policy that becomes a third one", set({}), set({ inline: BY_HAND }), set({ inline: { Statement: [] } }), false],
    ["one of two fields", set({}), set({ inline: BY_HAND, session: "PT12H" }), set({ inline: BY_HAND }), false],
    ["a policy that was added by hand and stays, beside another description", { sets: { R: {} } }, { sets: { R: { inline: BY_HAND } } }, { sets: { R: { inline: BY_HAND, description: "b" } } }, false],
    ["a policy that nothing touches", set({}), set({ inline: BY_HAND }), set({ inline: BY_HAND }), false],
    ["a set that goes with what was changed of it", set({}), set({ inline: BY_HAND }), {}, true],
    ["a set that was deleted and is made again", set({}), {}, set({}), true],
    ["a set that was deleted and is made as another", set({}), {}, set({ inline: BY_HAND }), false],
    ["a trust setting that is written again", { trust: { NameID: "a" } }, { trust: { NameID: "x" } }, { trust: { NameID: "a" } }, true],
    ["a trust setting that becomes a third value", { trust: { NameID: "a" } }, { trust: { NameID: "x" } }, { trust: { NameID: "b" } }, false],
    ["a sign-on rule whose priority alone changes", { signOn: { R: { factorMode: "2FA" } } }, { signOn: { R: { factorMode: "1FA" } } }, { signOn: { R: { factorMode: "1FA", priority: 5 } } }, false],
    ["a grant made by hand that is taken away", { sets: { R: {} } }, { grants: ["A: R in shop"] }, { sets: { R: {} } }, true],
    ["a grant made by hand that stays", { sets: { R: {} } }, { grants: ["A: R in shop"] }, { grants: ["A: R in shop"] }, false],
  ])("%s", (_what, recorded, found, planned, isPutBack) => {
    const all = reverted(recorded, found, planned);
    expect(all.length).toBeGreaterThan(0);
    expect(all.every(Boolean)).toBe(isPutBack);
  });

  test("what AWS says as empty and the state as nothing is no change", () => {
    expect(lines(set({ boundary: undefined }), set({ boundary: "" }), set({}))).toEqual([]);
  });
});
