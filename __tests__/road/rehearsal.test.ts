import { runRehearsal } from "../../sandbox/rehearsal";
import { createOinApp, signOnPolicy } from "../../src";
import { account, assign, environments, oinApp } from "../support/company";
import { needs } from "../support/needs";
import { toolsHere } from "../support/tools";

const tools = toolsHere();
const withBoth = needs("Terraform, the AWS provider and the Okta provider 6.12", tools.hasAws && tools.hasOkta);
const TWENTY_MINUTES = 1_200_000;

/** The auditors' access to one account is for a time, and their sign-in needs more than that of others. */
const demanding = environments.map((environment) => {
  if (environment.name === "broad") return { ...environment, assignments: [...environment.assignments, assign(["auditors"]).to("Deployer").on(account("shop")).until("2999-12-31", "for a time")] };
  if (environment.name !== "federation") return environment;
  const { kind: _kind, ...app } = oinApp;
  const signOn = signOnPolicy({ name: "AWS", description: "Who may sign in", rules: [{ name: "Auditors: hardware key", groups: ["auditors"], assurance: "phishing-resistant-hardware" }, { name: "Everybody", assurance: "phishing-resistant" }] });
  return { ...environment, okta: { org: "small", samlApp: createOinApp({ ...app, signOn }) } };
});

async function rehearse(data: Parameters<typeof runRehearsal>[0]) {
  const files = new Map<string, string>();
  const result = await runRehearsal(data, { terraform: tools.terraform, version: "", mirrors: tools.mirrors, download: false }, { started: () => undefined, ended: () => undefined, file: ({ id }, name, text) => files.set(`${id}-${name}`, text) });
  return { result, files, line: (id: string) => result.lines.find((one) => one.id === id) };
}

describe("the whole road with both real providers", () => {
  withBoth("two rehearsals at once don't meet; every line passes, what ends is deleted on its day and nothing else, and the evidence shows no value of a person and no secret", async () => {
    const [plain, ending] = await Promise.all([rehearse(environments), rehearse(demanding)]);
    for (const { result, files } of [plain, ending]) {
      expect(result.lines.filter(({ outcome }) => outcome !== "passed" && outcome !== "nothing-to-do").map(({ id, outcome, proof }) => ({ id, outcome, proof }))).toEqual([]);
      expect(result.lines.map(({ id }) => id)).toEqual([
        "validate", "federation", "console", "apply-pilot", "portals-pilot", "sign-in", "session-tags", "outsider", "apply-broad", "apply-waiting", "portals-all", "ends", "step-up", "sign-out", "destroy-pilot", "portals-after", "destroy-broad", "federation-stays",
      ]);
      expect([...files.keys()]).toEqual(expect.arrayContaining(["sign-in-okta-response-1.xml", "sign-in-aws-visits.txt", "apply-pilot-plan-1.txt"]));
      const evidence = [...files].filter(([name]) => name.startsWith("sign-in")).map(([, text]) => text).join("\n");
      expect(evidence).not.toMatch(/rehearsal\.example|password|Bearer|BEGIN [A-Z ]*PRIVATE KEY/);
      expect(result.ownShare).toBeGreaterThan(0);
      expect(result.calls["of SCIM"]).toBeGreaterThan(0);
      expect(result.versions.providers).toEqual({ "hashicorp/aws": expect.stringMatching(/^\d+\.\d+\.\d+$/) as string, "okta/okta": expect.stringMatching(/^6\./) as string });
    }
    expect(plain.result.lines.filter(({ outcome }) => outcome === "nothing-to-do").map(({ id, proof }) => ({ id, proof }))).toEqual([
      { id: "apply-waiting", proof: ["nothing waited"] },
      { id: "ends", proof: ["no assignment has an end to come"] },
      { id: "step-up", proof: ["no rule of a sign-on policy is for certain groups"] },
    ]);
    expect(ending.line("ends")?.proof).toEqual([
      "played on 3000-01-01, as are the lines after this one",
      "broad: 1 deleted and nothing else, then no change: Deployer in shop for auditors",
      expect.stringMatching(/^3 people signed in, \d+ permission sets in accounts compared; 0 may not use the app/),
    ]);
    const [asked] = JSON.parse(ending.files.get("step-up-asked.json") ?? "[]") as { systemLog: object[] }[];
    expect(asked).toMatchObject({ rule: "Auditors: hardware key", groups: ["AWS Auditors"], assurance: "phishing-resistant-hardware", askedFor: [["hardware-key"]] });
    expect(asked?.systemLog).toContainEqual(expect.objectContaining({ eventType: "policy.evaluate_sign_on", result: "CHALLENGE", targets: expect.arrayContaining([{ type: "PolicyRule", displayName: "Auditors: hardware key" }]) as object[] }));
    expect(JSON.stringify(asked)).not.toContain("rehearsal.example");
    expect(ending.files.get("ends-plan-broad.txt")).toContain("Plan: 0 to add, 0 to change, 1 to destroy");
  }, TWENTY_MINUTES);
});
