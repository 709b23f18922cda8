import type { Answer } from "../answer";

/** An answer for scripts. `schema` changes when a property goes or means something else. */
export function json({ asked, between, ...answer }: Answer): string {
  const { members, ...rest } = asked;
  return `${JSON.stringify({ schema: "idc-access/1", ...answer, ...(between === undefined ? {} : { between: { from: between[0], to: between[1] } }), asked: { ...rest, ...(members === undefined ? {} : { membersOf: members.size }) } }, undefined, 2)}\n`;
}
