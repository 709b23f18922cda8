import type { Finding } from "../../saml/finding";
import { RECORD } from "../../saml/input/fault";
import type { SamlInput } from "../../saml/input/input";
import { noResponse } from "../../saml/input/no-response";

const NAMES: Readonly<Record<SamlInput["kind"], string>> = { response: "a SAML response", request: "a SAML request (AuthnRequest)", "idp-metadata": "metadata of an identity provider", "sp-metadata": "metadata of a service provider" };
const COMMANDS: Readonly<Record<SamlInput["kind"], string>> = { response: "idc saml check FILE", request: "idc saml show FILE", "idp-metadata": "idc saml metadata FILE", "sp-metadata": "idc saml metadata FILE" };

/** A readable message of another kind than the command is for; a request that Okta refused is all that such a sign-in has. */
export function anotherKind({ kind, container, answers = [] }: SamlInput, wanted: "response" | "metadata"): Finding {
  const refused = wanted === "response" && kind === "request" ? noResponse(answers, container) : undefined;
  return refused ?? {
    id: "input-other-kind",
    severity: "error",
    title: `This is ${NAMES[kind]}, not ${wanted === "response" ? "a SAML response" : "metadata"}`,
    expected: wanted === "response" ? NAMES.response : "metadata of Okta or of IAM Identity Center",
    found: `${NAMES[kind]} (${container})`,
    fix: `Look at it with ${COMMANDS[kind]}.${wanted === "response" ? ` For a check of the sign-in: ${RECORD}` : " Metadata of Okta: the app > Sign On > Metadata URL."}`,
  };
}
