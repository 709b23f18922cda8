import { runRehearsal } from "../../sandbox/rehearsal";
import { environments } from "../support/company";
import { needs } from "../support/needs";
import { toolsHere } from "../support/tools";

const tools = toolsHere();
const withBoth = needs("Terraform, the AWS provider and the Okta provider 6.12", tools.hasAws && tools.hasOkta);
const TEN_MINUTES = 600_000;

async function rehearse() {
  const files = new Map<string, string>();
  const result = await runRehearsal(environments, { terraform: tools.terraform, version: "", mirrors: tools.mirrors, download: false }, { started: () => undefined, ended: () => undefined, file: ({ id }, name, text) => files.set(`${id}-${name}`, text) });
  return { result, files };
}

describe("the whole road with both real providers", () => {
  withBoth("two rehearsals at once don't meet; every line passes, and the evidence shows no value of a person and no secret", async () => {
    for (const { result, files } of await Promise.all([rehearse(), rehearse()])) {
      expect(result.lines.filter(({ outcome }) => outcome !== "passed").map(({ id, outcome, proof }) => ({ id, outcome, proof }))).toEqual([
        { id: "apply-waiting", outcome: "nothing-to-do", proof: ["nothing waited"] },
        { id: "step-up", outcome: "nothing-to-do", proof: ["no rule of a sign-on policy is for certain groups"] },
      ]);
      expect(result.lines.map(({ id }) => id)).toEqual([
        "validate", "federation", "console", "apply-pilot", "portals-pilot", "sign-in", "session-tags", "outsider", "apply-broad", "apply-waiting", "portals-all", "step-up", "sign-out", "destroy-pilot", "portals-after", "destroy-broad", "federation-stays",
      ]);
      expect([...files.keys()]).toEqual(expect.arrayContaining(["sign-in-okta-response-1.xml", "sign-in-aws-visits.txt", "apply-pilot-plan-1.txt"]));
      const evidence = [...files].filter(([name]) => name.startsWith("sign-in")).map(([, text]) => text).join("\n");
      expect(evidence).not.toMatch(/rehearsal\.example|password|Bearer|BEGIN [A-Z ]*PRIVATE KEY/);
      expect(result.ownShare).toBeGreaterThan(0);
      expect(result.calls["of SCIM"]).toBeGreaterThan(0);
    }
  }, TEN_MINUTES);
});
