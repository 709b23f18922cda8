import { quote } from "../../model/problem";
import { defineCheck } from "./shared/check";

/** Response and confirmation answer the same request, or neither answers one (SAML profiles 4.1.4.2, 4.1.5). */
export const inResponseTo = defineCheck({
  id: "in-response-to",
  about: "response and assertion answer the same request",
  needs: ["assertion"],
  finds: ["in-response-to-empty", "in-response-to-differs"],
  check: ({ view, needed: { assertion } }) => {
    const around = view.inResponseTo;
    const cloudTrail = 'CloudTrail then shows ExternalIdPDirectoryLogin, "Not a valid response for the provided request id"';
    const all = [around, ...assertion.confirmations.map((one) => one.inResponseTo)];
    const empty = all.find((one) => one !== undefined && one.value.trim() === "");
    if (empty !== undefined) return [{ id: "in-response-to-empty", severity: "error", title: "InResponseTo is empty", expected: "the id of the request, or no InResponseTo where sign-in started at Okta (SAML core 3.2.2)", found: '""', at: empty.at, fix: "Start again at the AWS access portal, or at the tile in Okta." }];
    return assertion.confirmations.flatMap((one) => {
      if (!one.hasData || one.inResponseTo?.value === around?.value) return [];
      return [{ id: "in-response-to-differs" as const, severity: "error" as const, title: "Response and assertion answer different requests", expected: "the same InResponseTo in Response and SubjectConfirmationData, or in neither (SAML profiles 4.1.4.2, 4.1.5)", found: `the response answers ${shown(around?.value)}, the assertion ${shown(one.inResponseTo?.value)}`, at: one.inResponseTo?.at ?? around?.at ?? one.at, fix: `An assertion was put into another response, or an old one was kept: start again at the AWS access portal. ${cloudTrail}.` }];
    });
  },
});

function shown(id: string | undefined): string {
  return id === undefined ? "no request" : quote(id, 80);
}
