import type { Guardrails, Waiver } from "../../../src/review/guardrails";
import { ask, testRule, type Change } from "../../support/review";

const waiver: Waiver = { rule: "access-lost", environment: "broad", subject: "A: R in shop", reason: "team moves", owner: "ana", until: "2026-12-31" };
const from = (baseGuardrails: Guardrails, guardrails: Guardrails): Change => ({ context: { baseGuardrails, guardrails } });
const glass = (accounts: readonly string[], environment?: string): Guardrails => ({ breakGlass: [{ permissionSet: "B", accounts, ...(environment === undefined ? {} : { environment }) }] });

testRule("guardrails-loosened", {
  finds: [
    ["a group that may be admin", from({ adminGroups: ["A"] }, { adminGroups: ["A", "B"] }), ["adminGroups gets B"]],
    ["a group for the management account", from({}, { managementGroups: ["B"] }), ["managementGroups gets B"]],
    ["a boundary that is vouched for", from({}, { boundaries: ["/x"] }), ["boundaries gets /x"]],
    ["an environment that calls itself a pilot", from({}, { pilots: ["pilot", "broad"] }), ["pilots gets broad"]],
    ["a limit above the default", from({}, { adminAccounts: 6 }), ["adminAccounts goes from 5 to 6"]],
    ["a limit taken out that was below the default", from({ reprovisionLimit: 5 }, {}), ["reprovisionLimit goes from 5 to 20"]],
    ["a larger share", from({}, { replacementShare: 1 }), ["replacementShare goes from 0.2 to 1"]],
    ["longer sessions", from({ longestPowerfulSession: "PT90M" }, {}), ["longestPowerfulSession goes from PT90M to PT2H"]],
    ["a session that is no duration", from({}, { longestPowerfulSession: "for ever" }), ["longestPowerfulSession goes from PT2H to for ever"]],
    ["an account without break-glass", from(glass(["shop", "shop-prod"]), glass(["shop"])), ["breakGlass no longer asks for B in shop-prod"]],
    ["break-glass of another environment", from(glass(["shop"], "broad"), glass(["shop"], "pilot")), ["breakGlass no longer asks for broad: B in shop"]],
    ["a waiver", from({}, { waivers: [waiver] }), ["waiver of access-lost: A: R in shop"]],
    ["a waiver with a later day", from({ waivers: [waiver] }, { waivers: [{ ...waiver, until: "2027-06-30" }] }), ["waiver of access-lost: A: R in shop"]],
    ["a waiver with another owner", from({ waivers: [waiver] }, { waivers: [{ ...waiver, owner: "bo" }] }), ["waiver of access-lost: A: R in shop"]],
  ],
  compliant: [
    ["guardrails that stay", from({ adminGroups: ["A"], waivers: [waiver] }, { adminGroups: ["A"], waivers: [waiver] })],
    ["stricter ones", from({ adminGroups: ["A"], adminAccounts: 9, waivers: [waiver] }, { adminAccounts: 1, replacementShare: 0, longestPowerfulSession: "PT1H" })],
    ["the defaults, written out", from({}, { adminAccounts: 5, pilots: ["pilot"], longestPowerfulSession: "PT120M" })],
    ["a waiver of another environment, which its own review shows", from({}, { waivers: [{ ...waiver, environment: "pilot" }] })],
    ["other properties in another order", from({ waivers: [waiver] }, { waivers: [{ until: waiver.until, owner: waiver.owner, reason: waiver.reason, subject: waiver.subject, environment: waiver.environment, rule: waiver.rule }] })],
  ],
  doesNotApply: [["a review that does not know the base", { context: { guardrails: { waivers: [waiver] } } }]],
});

test("a new waiver is said with its reason, who answers for it, and until when", () => {
  expect(ask("guardrails-loosened", from({}, { waivers: [waiver] })).findings[0]?.what).toBe("this change brings a waiver of access-lost for A: R in shop, until 2026-12-31, answered for by ana: team moves");
});
