import { quote } from "../../../model/problem";
import { NS } from "../../names";
import { defineRule, OKTA_METADATA } from "./rule";

const USES = ["signing", "encryption"];
const AGAIN = `${OKTA_METADATA}, or that of IAM Identity Center from Settings > Identity source > Change identity source`;

/** One role, which speaks SAML 2.0 and whose keys say what they are for as the schema spells it (SAML metadata 2.4.1). */
export const roles = defineRule({
  id: "metadata-roles",
  finds: ["metadata-roles-several", "metadata-protocol", "metadata-key-use"],
  check: ({ view: { roles: all, idp, sp } }) => {
    const [, second] = all;
    const both = [idp, sp].flatMap((role) => role ?? []);
    return [
      ...(second === undefined ? [] : [{ id: "metadata-roles-several" as const, severity: "warning" as const, title: `The metadata has ${all.length} roles`, expected: "one IDPSSODescriptor (Okta) or one SPSSODescriptor (IAM Identity Center); which of several is taken is not documented", found: all.map(({ path }) => path.split("/").at(-1) ?? path).slice(0, 10).join(", "), at: second, fix: `Neither Okta nor IAM Identity Center writes more than one: find out who changed the file. ${AGAIN}.` }]),
      ...both.flatMap(({ protocols }) => protocols).flatMap(({ at, supported }) => (supported !== undefined && supported.value.split(/\s+/).includes(NS.protocol) ? [] : [{ id: "metadata-protocol" as const, severity: "error" as const, title: "A role does not say that it speaks SAML 2.0", expected: `protocolSupportEnumeration with ${NS.protocol} (SAML metadata 2.4.1)`, found: supported === undefined ? "no protocolSupportEnumeration" : quote(supported.value), at: supported?.at ?? at, fix: `${AGAIN}.` }])),
      ...both.flatMap(({ uses }) => uses).flatMap(({ at, value }) => (USES.includes(value) ? [] : [{ id: "metadata-key-use" as const, severity: "error" as const, title: "A key has a use that there is not", expected: "use=\"signing\", use=\"encryption\" or none, in lower case (SAML metadata 2.4.1.1)", found: quote(value), at, fix: `${AGAIN}.` }])),
    ];
  },
});
