import { quote } from "../problem";
import type { Finding, Rule } from "../rule";
import { error, warning } from "../rule";

/** AWS: PermissionSetDescription; no em dash, no curly quotes. */
// oxlint-disable-next-line no-control-regex -- AWS's own pattern allows tab and line breaks
const DESCRIPTION = /^[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]{1,700}$/;
/** AWS: RelayState. */
const RELAY_STATE = /^[a-zA-Z0-9&$@#\\/%?=~\-_'"|!:,.;*+[\] (){}]{1,240}$/;
const DURATION = /^PT(?:(\d+)H)?(?:(\d+)M)?$/;

/** Description, session, relay state: the provider takes bad ones at plan, and AWS refuses them halfway through the apply. */
export const permissionSetValues: Rule = {
  id: "permission-set-values",
  scope: "catalog",
  check: ({ catalog }) =>
    Object.entries(catalog.permissionSets).flatMap(([key, set]) => {
      const where = `permissionSets.${key}`;
      const findings: Finding[] = [];
      if (!DESCRIPTION.test(set.description)) findings.push(error(`${where}.description`, quote(set.description), "1 to 700 characters of Latin-1 (no em dash, no curly quotes)", describeFix(set.description)));
      if (set.session !== undefined && !isSession(set.session)) findings.push(error(`${where}.session`, quote(set.session), "PT1H to PT12H", "use hours(1) to hours(12), or minutes(60) to minutes(720)"));
      if (set.relayState !== undefined && !RELAY_STATE.test(set.relayState)) findings.push(error(`${where}.relayState`, quote(set.relayState), "1 to 240 characters that a URL may have", "shorten it or correct it"));
      if (!set.managed?.length && !set.customerManaged?.length && set.inline === undefined) findings.push(warning(where, "no policy", "at least one policy, else a session can do nothing", "add managed, customerManaged or inline"));
      return findings;
    }),
};

/** A duration that AWS takes for a session. */
export function isSession(text: string): boolean {
  const match = DURATION.exec(text);
  const minutes = Number(match?.[1] ?? 0) * 60 + Number(match?.[2] ?? 0);
  return match !== null && minutes >= 60 && minutes <= 720;
}

function describeFix(text: string): string {
  const bad = Array.from(text).find((character) => !DESCRIPTION.test(character));
  if (text === "") return "say what the set is for";
  return bad === undefined ? `shorten it: it has ${text.length} characters` : `replace ${quote(bad)}`;
}
