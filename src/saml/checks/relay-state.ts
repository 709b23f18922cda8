import { quote } from "../../model/problem";
import { defineCheck, type Found } from "./shared/check";

type Id = "relay-state-markup" | "relay-state-encoded" | "relay-state-foreign" | "relay-state-long";

/** Portals and consoles; not all of amazonaws.com, where anybody can have a bucket. */
const AWS_HOST = /(^|\.)(awsapps\.com|aws\.amazon\.com|app\.aws|signin\.aws|portal\.amazonaws\.com|(console|signin)\.amazonaws-us-gov\.com)$/;

/** RelayState is what AWS sent, or where a person goes after sign-in that started at Okta (SAML bindings 3.5.3). */
export const relayState = defineCheck({
  id: "relay-state",
  about: "RelayState is plain and leads to AWS",
  needs: ["relayState"],
  finds: ["relay-state-markup", "relay-state-encoded", "relay-state-foreign", "relay-state-long"],
  check: ({ view, needed }) => {
    const value = needed.relayState;
    const finding = <const I extends Id>(id: I, severity: Found["severity"], title: string, expected: string, found: string): Found<I>[] => [{
      id,
      severity,
      title,
      expected,
      found,
      sensitive: quote(value, 300),
      fix: view.inResponseTo === undefined
        ? "Correct the Default Relay State of the Okta app, or leave it blank; start at the tile again."
        : "Start again at the AWS access portal; if it stays so, something between browser and Okta rewrites the form.",
    }];
    if (/[<>"\p{Cc}]/u.test(value)) return finding("relay-state-markup", "warning", "RelayState holds markup or control characters", "a URL or an opaque token (SAML bindings 3.5.3)", `${value.length} characters with markup or controls`);
    if (/^https?%3a/i.test(value)) return finding("relay-state-encoded", "warning", "RelayState is percent-encoded once too often", "a URL such as https://d-….awsapps.com/start/…", "a URL with %3A");
    const host = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(value) ? hostOf(value) : undefined;
    if (host !== undefined && !AWS_HOST.test(host)) return finding("relay-state-foreign", "warning", "RelayState leads away from AWS", "a URL of AWS, or an opaque token (an open redirect otherwise)", host === "" ? "a URL without a host" : `a URL of ${quote(host, 80)}`);
    const bytes = new TextEncoder().encode(value).length;
    // AWS's own tokens are longer than the bound, so only what Okta was told to send is judged.
    return bytes > 80 && view.inResponseTo === undefined && host === undefined ? finding("relay-state-long", "unknown", "RelayState is longer than SAML allows", "at most 80 bytes (SAML bindings 3.5.3); what IAM Identity Center takes is not documented", `${bytes} bytes`) : [];
  },
});

function hostOf(value: string): string {
  try {
    return new URL(value, "https://relative.invalid").hostname;
  } catch {
    return "an unreadable address";
  }
}
