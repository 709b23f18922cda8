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
