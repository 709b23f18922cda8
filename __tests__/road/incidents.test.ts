import { runRehearsal } from "../../sandbox/rehearsal";
import { environments } from "../support/company";
import { needs } from "../support/needs";
import { toolsHere } from "../support/tools";

const tools = toolsHere();
const withBoth = needs("Terraform, the AWS provider and the Okta provider 6.12", tools.hasAws && tools.hasOkta);
const TWENTY_MINUTES = 1_200_000;

/** What people meet, in the words that they meet it in: the texts of Terraform, the portal and Okta. */
const SHOWN: Readonly<Record<string, readonly RegExp[]>> = {
  "okta-limits": [/^seen {4}Terraform: nothing but the wait; Okta refused 4 requests with 429$/],
  "connection-cut": [/^seen {4}Terraform: nothing of \d+ cut connections/, /^seen {4}Terraform: Error: .*okta_push_group\.engineers.*503/, /^healed {2}applied again: \d+ of \d+ changes were missing, then no change$/],
  "aws-limits": [/^healed {2}by the apply: 4 grants made again and nothing else, then no change$/],
  killed: [/^seen {4}shell: "Killed", with 2 grants made/, /^seen {4}Terraform, at the next apply: Error: creating SSO Account Assignment .*already exists/, /^healed {2}npx idc recover \S+: 2 grants found in AWS and taken over, applied again, then no change; every grant is there$/],
  "by-hand": [/^seen {4}Terraform: nothing/, /^seen {4}portal: MadeByHand in \d{12}/],
  "fails-later": [/^seen {4}Terraform: Error: .*FAILED.*policy\/platform\/Boundary does not exist/],
  "group-anew": [/^seen {4}portal: 4 permission sets .* are gone/, /^seen {4}Terraform: 4 grants to delete; Not yet in IAM Identity Center/, /-replace='okta_push_group\.engineers'.*: 4 grants made/],
  "scim-token": [/^seen {4}Okta's app: .*Unauthorized$/, /^seen {4}AWS, for who joined meanwhile: \S/, /^doctor .*: scim-unauthorized$/, /1 created/],
  certificate: [/^seen {4}AWS: It's not you, it is us$/, /^doctor .*signature-other-certificate/, /^healed {2}certificate [0-9A-F:]{23}\.\.\. imported/],
  clock: [/ahead of its own: \S/, /clock-ahead/, /behind its own: \S/, /response-stale/],
};

describe("what people on call will meet, with both real providers", () => {
  withBoth("shows in its own words and heals, and afterwards everybody has what they had", async () => {
    const files = new Map<string, string>();
    const result = await runRehearsal(environments, { terraform: tools.terraform, version: "", mirrors: tools.mirrors, download: false }, { started: () => undefined, ended: () => undefined, file: ({ id }, name, text) => files.set(`${id}-${name}`, text) }, { play: "incidents" });
    expect(result.lines.filter(({ outcome }) => outcome !== "passed").map(({ id, outcome, proof }) => ({ id, outcome, proof }))).toEqual([]);
    for (const [id, texts] of Object.entries(SHOWN)) {
      const proof = result.lines.find((line) => line.id === id)?.proof ?? [];
      for (const text of texts) expect(proof).toContainEqual(expect.stringMatching(text));
    }
    expect([...files.keys()]).toEqual(expect.arrayContaining(["okta-limits-refused.txt", "connection-cut-apply-1.txt", "killed-apply-killed.txt", "killed-taken-over.txt", "fails-later-apply-failed.txt", "group-anew-plan-gone.txt", "certificate-plan-federation.txt"]));
    expect([...files.values()].join("\n")).not.toMatch(/Bearer [A-Za-z0-9]|BEGIN [A-Z ]*PRIVATE KEY/);
  }, TWENTY_MINUTES);
});
