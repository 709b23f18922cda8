import { ACCESS_CONTROL } from "../../../src/saml/names";
import type { AssertionView } from "../../../src/saml/response/view";
import type { User } from "../directory";
import type { AwsState } from "../state";
import { evaluateSource } from "./directory-path";

/** The attributes for access control that an assertion brings. Those with several values or twice were refused before; an empty one is no tag. */
export function assertedTags({ attributes }: AssertionView): Record<string, string> {
  return Object.fromEntries(attributes.flatMap(({ name, values }) => {
    const [first] = values;
    return name.startsWith(ACCESS_CONTROL) && first !== undefined && first.value !== "" ? [[name.slice(ACCESS_CONTROL.length), first.value]] : [];
  }));
}

/**
 * The session tags of a person, `aws:PrincipalTag/<key>` in policies; none while attributes for access control are switched off.
 * A key that comes both ways has the identity store's value ("IAM Identity Center will replace the attribute value with the value from the
 * IAM Identity Center identity store": API reference, CreateInstanceAccessControlAttributeConfiguration). What happens where the store has no
 * value is not documented; here the key is left out, the outcome that grants less. Keys of session tags do not tell upper from lower case (STS).
 */
export function sessionTags(state: AwsState, user: User, asserted: Readonly<Record<string, string>>): Record<string, string> {
  if (state.attributes === undefined) return {};
  const configured = new Set(state.attributes.map(({ key }) => key.toLowerCase()));
  const fromAssertion = Object.entries(asserted).filter(([key]) => !configured.has(key.toLowerCase()));
  const fromDirectory = state.attributes.flatMap(({ key, source }) => {
    const value = evaluateSource(source, user);
    return value === undefined || value === "" ? [] : [[key, value] as const];
  });
  return Object.fromEntries([...fromAssertion, ...fromDirectory]);
}
