import { isLimit } from "./open-conditions";
import { areOpen, closes } from "./open-resources";
import type { Reach } from "./reach";

/**
 * Whether an action is allowed with nothing that keeps a session from using it as it likes: on resources that single nothing out, under no
 * condition that limits. A denial of a part, or under conditions, leaves it open. Where that can't be told it is open.
 */
export function isOpen({ permits, denials }: Reach, action: string): boolean {
  if (denials.some(({ conditions, resources }) => conditions.length === 0 && resources.every((one) => closes(one, action)))) return false;
  return permits.some(({ conditions, resources }) => !conditions.some(isLimit) && resources.every((one) => areOpen(one, action)));
}
