import { quote } from "../../model/problem";
import { STATUS_SUCCESS } from "../names";
import { defineCheck } from "./shared/check";

const STATUS = "urn:oasis:names:tc:SAML:2.0:status:";

/** Success stands alone: a code beneath it says why a request failed (SAML core 3.2.2.2), so a receiver that reads that one sees a failure. */
export const statusSubcode = defineCheck({
  id: "status-subcode",
  about: "success is not contradicted by a code beneath it",
  finds: ["status-contradiction"],
  check: ({ view }) => {
    const [top, second] = view.status?.codes ?? [];
    if (top?.value !== STATUS_SUCCESS || second === undefined) return [];
    return [{ id: "status-contradiction", severity: "error", title: "The status is Success, and beneath it stands another code", expected: "Success without a StatusCode inside: second-level codes say why a request failed (SAML core 3.2.2.2)", found: `Success / ${second.value.startsWith(STATUS) ? second.value.slice(STATUS.length, STATUS.length + 80) : quote(second.value, 80)}`, at: second.at, fix: "Okta never sends this: if the response's signature does not cover it, somebody may have written it on the way. Start again at the AWS access portal and compare." }];
  },
});
