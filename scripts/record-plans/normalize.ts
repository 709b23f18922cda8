import { inLines } from "./format";

/** Ids that depend on which of several blocks was applied first. */
const IDS = /\bps-[0-9a-f]{16}\b|\b00[a-z0-9](?=[0-9a-z]{14}1d7\b)[0-9a-z]{17}\b|\b(?:0oa|0pr|exk|gPm|rst|rul)[0-9a-z]{14}1d7\b/g;

/** The text of a fixture: the plan as Terraform gave it, without what differs from run to run and machine to machine. */
export function normalized(plan: string): string {
  const numbers = new Map<string, number>();
  const text = plan
    .replace(IDS, (id) => {
      const kind = id.slice(0, 3);
      const number = numbers.get(id) ?? [...numbers.keys()].filter((known) => known.startsWith(kind)).length + 1;
      numbers.set(id, number);
      return kind === "ps-" ? `ps-${number.toString(16).padStart(16, "0")}` : `${kind}${number.toString(36).padStart(14, "0")}1d7`;
    })
    .replace(/"timestamp":"[^"]*"/, '"timestamp":"2026-11-24T08:00:00Z"');
  return `${inLines(inOrder(JSON.parse(text) as object))}\n`; // oxlint-disable-line no-unsafe-type-assertion -- a plan is an object
}

/** Terraform writes this one list in another order every time. */
function inOrder(plan: { readonly relevant_attributes?: readonly unknown[] }): object {
  const { relevant_attributes: list } = plan;
  return list === undefined ? plan : { ...plan, relevant_attributes: list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) };
}

/** What must not be in a fixture: credentials of the local services, ports, folders of this machine. */
const LEAKS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a made-up access key", /AKIA[0-9A-Z]/],
  ["a made-up secret key or token", /not-a-secret|"sandbox"/],
  ["an address of a local service", /127\.0\.0\.1|localhost|\[::1\]/],
  ["a folder of a machine", /(?<![\w.])\/(?:tmp|home|root|Users|work|var)\/|[A-Z]:\\\\/],
  ["a private key", /PRIVATE KEY/],
];

/** Names what a fixture must not have and has. */
export function leaksIn(text: string): string[] {
  return LEAKS.flatMap(([what, pattern]) => {
    const found = pattern.exec(text);
    return found === null ? [] : [`${what}: ${text.slice(Math.max(0, found.index - 40), found.index + 60)}`];
  });
}
