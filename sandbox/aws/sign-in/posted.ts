import type { SamlInput } from "../../../src/saml/input/input";
import { formOf, type WebRequest } from "../../web/message";
import { refusal, type Evidence } from "./evidence";

/**
 * Takes the response out of what a browser posted (SAML bindings 3.5.4: base64 in one form field). Not the doctor's reader, which undoes
 * whatever a person's copy went through: a receiver that did would accept what AWS does not.
 */
export function readPosted(request: WebRequest, at: Date): SamlInput | { readonly fault: Evidence } {
  const fields = formOf(request);
  const [value, second] = fields.getAll("SAMLResponse");
  if (value === undefined || value === "") return fault("input-not-saml", "The form has no SAMLResponse", `${[...fields].length} fields`);
  const relayStates = fields.getAll("RelayState");
  if (second !== undefined || relayStates.length > 1) return fault("input-fields-twice", "A field of the form comes twice", second === undefined ? "RelayState" : "SAMLResponse");
  // Line breaks are base64's own (RFC 2045); a blank is a + that was decoded once too often.
  const base64 = value.replaceAll(/[\r\n\t]/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 === 1) return fault("input-bad-base64", "SAMLResponse is not base64", `${value.length} characters`);
  try {
    const xml = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(base64, "base64"));
    const [relayState = ""] = relayStates;
    return { kind: "response", xml, container: `POST to ${request.host}`, postedTo: `https://${request.host}${request.path}`, sentAt: at, others: 0, ...(relayState === "" ? {} : { relayState }) };
  } catch {
    return fault("input-invalid-utf8", "The message is not valid UTF-8", `${value.length} characters of base64`);
  }
}

const fault = (id: string, title: string, found: string): { readonly fault: Evidence } => ({ fault: refusal(id, title, found) });
