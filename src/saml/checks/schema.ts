import type { Departure } from "../schema/departures";
import { defineCheck, type Found } from "./shared/check";
import { FIX } from "./shared/places";

type Id = "schema-unexpected" | "schema-order" | "schema-missing" | "schema-text" | "schema-condition";

const CHANGED = `Okta writes this itself, so something between Okta and here changed it or another product made it. ${FIX.capture}; compare its Issuer with the Okta app.`;
const CONDITION = "Okta sends AudienceRestriction alone: look at what changed the response, or whether another product made it.";

const SAY: Readonly<Record<Departure["kind"], readonly [id: Id, title: string, fix: string] | undefined>> = {
  // The gate before the checks has refused these: no value can be read that a receiver would not read otherwise.
  repeated: undefined,
  "element-in-text": undefined,
  unexpected: ["schema-unexpected", "An element stands where SAML has none of its kind", CHANGED],
  order: ["schema-order", "Elements stand in another order than SAML's", CHANGED],
  missing: ["schema-missing", "A part that SAML demands is missing", CHANGED],
  text: ["schema-text", "Text stands between elements", CHANGED],
  condition: ["schema-condition", "The assertion has a condition of an unknown kind", CONDITION],
};

/** Elements, their number and order, and text are as the SAML 2.0 schemas have them (SAML core 2 and 3): a receiver that validates refuses anything else. */
export const schema = defineCheck({
  id: "schema",
  about: "elements stand where, as often and in the order in which SAML has them",
  finds: ["schema-unexpected", "schema-order", "schema-missing", "schema-text", "schema-condition"],
  check: ({ view }) =>
    view.departures.flatMap(({ kind, found, expected, at }): Found<Id>[] => {
      const [id, title, fix] = SAY[kind] ?? [];
      return id === undefined || title === undefined || fix === undefined ? [] : [{ id, severity: "error", title, expected, found, at, fix }];
    }),
});
