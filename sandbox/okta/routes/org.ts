import type { OktaOrg } from "../org";
import type { Route } from "../router";
import { ok } from "../transport";

/** The one question that needs no token: which engine the org runs ("idx" is Identity Engine). */
export function orgRoutes(org: OktaOrg): readonly Route[] {
  return [
    [
      "GET",
      "/.well-known/okta-organization",
      () =>
        ok({
          id: "00o000000000000001d7",
          cell: "sandbox",
          _links: { organization: { href: org.base } },
          pipeline: "idx",
          settings: { analyticsCollectionEnabled: false, bugReportingEnabled: true, omEnabled: false },
        }),
    ],
  ];
}
