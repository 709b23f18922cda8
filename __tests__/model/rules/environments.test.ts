import { catalog, environments as company } from "../../support/company";
import { assignment, expecting, expectProblems, put, putAll } from "../../support/broken";

const { error } = expecting("environments");
const alone = (name: string) => put("pilot.name", name);

test("no environment at all", async () => {
  await expectProblems([], [error("environments", "none", "at least one environment", "environments/index.ts")]);
});

describe("name", () => {
  test.each([
    ["none", ""],
    ["a capital letter", "Pilot"],
    ["a digit in front", "1pilot"],
    ["a hyphen in front", "-pilot"],
    ["an underscore", "pilot_1"],
    ["a way out of the output folder", "../pilot"],
    ["a dot", "pilot.1"],
    ["a line break behind", "pilot\n"],
    ["41 characters", "p".repeat(41)],
  ])("%s", async (_, name) => {
    await expectProblems(alone(name), [error(`${name}.name`, JSON.stringify(name), "at most 39 lower-case letters, digits and -", "rename it")]);
  });

  test.each(["p", "p".repeat(40), "pilot-2", "constructor"])("%s", async (name) => {
    await expectProblems(alone(name), []);
  });

  test("two environments of one name would be one stack, the last of them", async () => {
    await expectProblems(put("broad.name", "pilot"), [error("environments", '2 environments named "pilot"', "one environment a name", "rename one")]);
  });

  test("names that differ by case alone are one folder on some machines", async () => {
    await expectProblems(put("broad.name", "Pilot"), [
      error("environments", '2 environments named "pilot"', "one environment a name", "rename one"),
      error("Pilot.name", '"Pilot"', "a lower-case letter", "rename it"),
    ]);
  });
});

describe("account", () => {
  test("one that does not exist is said once, with the key that was meant", async () => {
    await expectProblems(put("pilot.aws.account", "identty"), [error("pilot.aws.account", 'account "identty"', "an account of the catalog", 'did you mean "identity"?')]);
  });

  test.each(["__proto__", "constructor"])("%s is not an account by being a property of every object", async (account) => {
    await expectProblems(put("pilot.aws.account", account), [error("pilot.aws.account", `account ${JSON.stringify(account)}`, "an account of the catalog", "")]);
  });

  test("an account that can't administer IAM Identity Center", async () => {
    await expectProblems(put("pilot.aws.account", "shop"), [error("pilot.aws.account", '"shop"', 'the management account ("management") or the delegated administrator ("identity")', "correct it")]);
  });

  test("without a delegated administrator only the management account can", async () => {
    const data = put("catalog.organization.delegatedAdministrator", undefined, putAll({ "federation.aws.account": "management", "pilot.aws.account": "management" }));
    await expectProblems(data, [error("broad.aws.account", '"identity"', 'the management account ("management"): no other', "name the delegatedAdministrator in the snapshot")]);
  });

  test.each(["management", "identity"])("%s can", async (account) => {
    await expectProblems(put("pilot.aws.account", account), []);
  });
});

describe("identity store", () => {
  test.each(["", "d-123456789", "d-12345678901", "d-123456789g", "d-ABCDEF1234", "1234567890", "d-1234567890/", "d-1234567890\n"])("%j", async (identityStore) => {
    await expectProblems(put("pilot.aws.identityStore", identityStore), [error("pilot.aws.identityStore", JSON.stringify(identityStore), "d- and 10 hexadecimal digits", "copy it from")]);
  });

  test("d-90670abcde", async () => {
    await expectProblems(put("pilot.aws.identityStore", "d-90670abcde"), []);
  });
});

describe("one instance an organization", () => {
  test("two Regions: one of the plans would see no instance", async () => {
    await expectProblems(put("broad.aws.region", "eu-central-1"), [error("federation, pilot, broad", 'aws.region "eu-west-1" and "eu-central-1"', "the same in all environments of an organization", "correct the one that is wrong")]);
  });

  test("two identity stores: one of the plans would be refused", async () => {
    await expectProblems(putAll({ "pilot.aws.identityStore": "d-1234567890", "broad.aws.identityStore": "d-0987654321" }), [error("federation, pilot, broad", 'aws.identityStore "d-1234567890" and "d-0987654321"', "the same", "correct")]);
  });

  test("another organization has an instance, a Region and a store of its own", async () => {
    const other = { ...catalog, organization: { ...catalog.organization, id: "o-other00001" } };
    const rehearsal = company.filter(({ name }) => name === "broad").map((one) => ({
      ...one,
      name: "rehearsal",
      catalog: other,
      backend: { kind: "local", path: "state/rehearsal.tfstate" },
      aws: { ...one.aws, region: "us-east-1", identityStore: "d-0987654321" },
      okta: "none",
      assignments: [assignment()],
    }));
    await expectProblems([...put("pilot.aws.identityStore", "d-1234567890"), ...rehearsal], []);
  });
});
