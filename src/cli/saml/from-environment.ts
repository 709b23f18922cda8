import type { Unchecked } from "../../saml/checks/shared/unchecked";
import type { FromEnvironment } from "../../saml/from-environment";
import type * as Data from "./environment";

/** What the named environment lets expect; without a name nothing, and then none of the data is loaded. */
export async function fromEnvironment(name: string | undefined): Promise<FromEnvironment> {
  if (name === undefined) return { expectations: {}, open: [] };
  const { readExpectations }: typeof Data = require("./environment");
  return readExpectations(name);
}

/** What the environment leaves open and nothing else said, as a report tells it. */
export function asUnchecked({ expectations, open }: FromEnvironment): { readonly what: string; readonly why: string }[] {
  return open.filter(({ lacks }) => lacks === undefined || expectations[lacks] === undefined).map(({ what, why }) => ({ what, why }));
}

/** What a report of a response left open, with the environment's reason where the environment could have told; its further gaps behind. */
export function closeOpen(unchecked: readonly Unchecked[], { open }: FromEnvironment): Unchecked[] {
  const reasons = new Map(open.flatMap(({ lacks, why }) => (lacks === undefined ? [] : [[lacks, why] as const])));
  return [
    ...unchecked.map((one) => {
      const why = one.close?.lacks === undefined ? undefined : reasons.get(one.close.lacks);
      return why === undefined ? one : { ...one, why: `${one.why}; ${why}` };
    }),
    ...open.flatMap(({ lacks, what, why }) => (lacks === undefined ? [{ what, why }] : [])),
  ];
}
