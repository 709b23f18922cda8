import type { Organization } from "../../model/organization";
import { accountRef } from "../accounts";
import type { ActionLine, PolicyChange } from "../policy-change";
import type { FieldChange, SetReview } from "../review";
import { few, join, prose, say, type Phrase } from "./phrase";
import { placesPhrase } from "./places";
import { fromTo, valuePhrase } from "./values";
import { line, type Line, type Mark } from "./view";

const FIELD_NAMES: Readonly<Record<string, string>> = {
  description: "description", session: "session", relayState: "where the console opens", managed: "AWS managed policies", customerManaged: "policies of your own", inline: "inline policy", boundary: "permissions boundary", tags: "tags",
};
const MARKS: Readonly<Record<SetReview["change"], Mark>> = { added: "+", removed: "-", changed: "~", renamed: "~" };
const SHOWN = 12;

export function setLine(set: SetReview, organization: Organization | undefined): Line {
  return line(MARKS[set.change], title(set), [...holders(set, organization), ...set.fields.map(fieldPhrase), ...(set.policy === undefined ? [] : policyPhrases(set.policy)), ...contents(set)]);
}

function holders({ holders: held }: SetReview, organization: Organization | undefined): Phrase[] {
  const lines = held.map(({ group, accounts }) => say`held by ${group} in ${placesPhrase(accounts.map((id) => accountRef(id, organization)), organization)}`);
  return lines.length > SHOWN ? [...lines.slice(0, SHOWN), [`and by ${lines.length - SHOWN} more groups`]] : lines;
}

function title({ name, change, from, roleChanges, reprovisions, accounts, moved }: SetReview): Phrase {
  switch (change) {
    case "added": return say`${name} is new, in use in ${accounts} ${[accounts === 1 ? "account" : "accounts"]}`;
    case "removed": return say`${name} is removed`;
    case "renamed": return say`${from ?? ""} becomes ${name}: ${moved} ${[moved === 1 ? "grant is" : "grants are"]} made anew, roles and sign-in links in the accounts change`;
    case "changed": return say`${name} is changed${[roleChanges ? `: AWS makes its role anew in every account that has it (${reprovisions.toLocaleString("en-US")} of this plan)` : "; no role changes"]}`;
  }
}

function fieldPhrase({ field, before, after }: FieldChange): Phrase {
  const name = FIELD_NAMES[field] ?? field;
  if (Array.isArray(before) && Array.isArray(after)) {
    const [was, is] = [before.map(String), after.map(String)];
    const [come, go] = [is.filter((one) => !was.includes(one)), was.filter((one) => !is.includes(one))];
    return [`${name}: `, ...join([...come.map((one) => say`+ ${one}`), ...go.map((one) => say`- ${one}`)], ", ")];
  }
  return [`${name}: `, ...fromTo(before, after)];
}

/** What a new set is made of, so that nobody has to look it up. */
function contents({ change, after }: SetReview): Phrase[] {
  if (change !== "added" || after === undefined) return [];
  return [
    say`session ${valuePhrase(after.session)}`,
    ...(after.managed.length === 0 ? [] : [say`AWS managed policies: ${few(after.managed.map((one) => say`${one}`), SHOWN)}`]),
    ...(after.customerManaged.length === 0 ? [] : [say`policies of your own: ${few(after.customerManaged.map((one) => say`${one}`), SHOWN)}`]),
    ...(after.boundary === undefined ? [] : [say`permissions boundary: ${valuePhrase(after.boundary)}`]),
  ];
}

function policyPhrases({ gained, lost, widened, narrowed, summaries, escalations, adminLike, adminWhat, unknown }: PolicyChange): Phrase[] {
  // Who can do everything can do each of these.
  const most = adminWhat === undefined ? SHOWN : 3;
  return [
    ...(adminWhat === undefined ? [] : [say`like an administrator from now on: ${[prose(adminWhat)]}`]),
    ...(adminLike.before && !adminLike.after ? [["no longer like an administrator"]] : []),
    ...escalations.slice(0, most).map(({ action, why, limited }) => say`can give itself more by ${action}${[limited === true ? ", on some resources or under conditions" : ""]}: ${[prose(why)]}`),
    ...(escalations.length > most ? [[`and ${escalations.length - most} more ways to give itself more`]] : []),
    ...actions("gains", gained, summaries.gained),
    ...actions("gains on more, or under fewer conditions", widened, summaries.widened),
    ...actions("loses", lost, summaries.lost),
    ...actions("loses on some, or under more conditions", narrowed, summaries.narrowed),
    ...unknown.map((one) => say`not known: ${[prose(one)]}`),
  ];
}

function actions(what: string, lines: readonly ActionLine[], summary: readonly string[]): Phrase[] {
  if (lines.length === 0) return [];
  const shown = lines.length > SHOWN ? join(summary.map((one): Phrase => [prose(one)]), "; ") : join(lines.map(({ action, limits }) => (limits === undefined ? say`${action}` : say`${action} ${limits}`)), ", ");
  return [[`${what} (${lines.length.toLocaleString("en-US")}): `, ...shown]];
}
