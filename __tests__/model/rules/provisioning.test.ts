import { expecting, expectProblems, put, putAll } from "../../support/broken";

const { error, warning } = expecting("provisioning");
const AT = "pilot.okta.provisioning";
const pilot = (provisioning: unknown) => put(AT, provisioning);
/** Only one environment may make users by Terraform, so the others leave provisioning to it. */
const byTerraform = (parts: object = {}) => putAll({ [AT]: { kind: "terraform", ...parts }, "pilot.okta.access": { kind: "existing", group: "Everybody" }, "broad.okta.access": { kind: "existing", group: "Everybody else" }, "broad.okta.provisioning": undefined });

describe("one way for an instance", () => {
  test("SCIM and Terraform would undo each other", async () => {
    await expectProblems(put("broad.okta.provisioning", { kind: "scim", connected: false }, byTerraform()), [error("pilot, broad", "provisioning by SCIM and by Terraform", "one of the two", "choose one")]);
  });

  test("two environments that make users would make a person twice", async () => {
    await expectProblems(put("broad.okta.provisioning", { kind: "terraform" }, byTerraform()), [error("pilot, broad", "2 environments that make users by Terraform", "made twice", "byTerraform({ groups: [...] })")]);
  });

  test("another organization has an instance of its own", async () => {
    const data = put("broad.okta.provisioning", { kind: "scim", connected: false }, byTerraform());
    await expectProblems(data.map((one) => (one.name === "broad" ? { ...one, catalog: { ...one.catalog, organization: { ...one.catalog.organization, id: "o-other00001" } } } : one)), []);
  });

  test("two environments may push by SCIM", async () => {
    await expectProblems(put("pilot.okta.org", "small"), []);
  });
});

describe("by Terraform", () => {
  test("the groups granted are made unless the data says which", async () => {
    await expectProblems(byTerraform(), []);
    await expectProblems(byTerraform({ groups: ["engineers", "auditors"], mayBeEmpty: ["auditors"] }), []);
  });

  test.each(["groups", "mayBeEmpty"])("a name in %s that does not exist is named where it stands", async (list) => {
    await expectProblems(byTerraform({ groups: ["engineers"], [list]: ["engineers", "auditrs"] }), [error(`${AT}.${list}`, 'group "auditrs"', "a group of the catalog", 'did you mean "auditors"?')]);
  });

  test("a group that is granted but not made would leave its grants waiting for ever", async () => {
    await expectProblems(byTerraform({ groups: ["auditors"] }), [error(`${AT}.groups`, 'group "engineers" granted but not made', "every group that is granted here", "add it to groups")]);
  });

  test("a group that may be empty but is not made", async () => {
    await expectProblems(byTerraform({ mayBeEmpty: ["engineers", "auditors"] }), [warning(`${AT}.mayBeEmpty`, '"auditors"', "a group that is made here", "remove it")]);
  });
});

describe("by Terraform, of groups that this code makes in Okta", () => {
  const own = (environment: string, ...groups: string[]) => put(`${environment}.okta.ownGroups`, groups.map((group) => ({ group })), byTerraform({ groups: ["engineers", "auditors"] }));

  test("in the same environment, the first plan would need people whom no plan can know", async () => {
    const refused = (group: string) => error("pilot.okta.ownGroups", `group ${JSON.stringify(group)}, whose people byTerraform() reads`, "in Okta before the first plan", "ownGroups of another environment that is applied first");
    await expectProblems(own("pilot", "engineers", "auditors"), [refused("engineers"), refused("auditors")]);
    await expectProblems(put("pilot.okta.ownGroups", [{ group: "engineers" }], byTerraform()), [refused("engineers")]);
  });

  test("in another environment, they are there when this one plans", async () => {
    await expectProblems(own("federation", "engineers", "auditors"), []);
  });

  test("in the same environment, but for another purpose", async () => {
    await expectProblems(put("pilot.okta.ownGroups", [{ group: "auditors" }], byTerraform()), []);
  });

  test("by SCIM they may be made and pushed in one apply", async () => {
    await expectProblems(put("pilot.okta.ownGroups", [{ group: "engineers" }]), []);
  });
});

describe("SCIM token", () => {
  const scim = (tokenExpires: string | undefined, connected = true) => pilot({ kind: "scim", connected, ...(tokenExpires === undefined ? {} : { tokenExpires }) });

  test("its end is written down once provisioning is connected", async () => {
    await expectProblems(scim(undefined), [warning(AT, "connected, without tokenExpires", "the day on which the SCIM token ends", "write it down")]);
    await expectProblems(scim(undefined, false), []);
  });

  test.each(["", "2027-02-29", "2027-13-01", "2027-9-30", "30.09.2027", "2027-09-30T00:00:00Z", "next year", "2027-09-30\n"])("%j is no day", async (day) => {
    await expectProblems(scim(day), [error(`${AT}.tokenExpires`, JSON.stringify(day), "YYYY-MM-DD", "correct the date")]);
  });

  test.each([
    ["yesterday", "2026-11-23", "2026-11-23", "a day to come", "the token has ended"],
    ["today", "2026-11-24", "2026-11-24, 0 days from now", "more than 90 days", "make the second token now"],
    ["in 90 days", "2027-02-22", "2027-02-22, 90 days from now", "more than 90 days", "make the second token now"],
    ["in 367 days, which no token lives", "2027-11-26", "2027-11-26, 367 days from now", "at most 366 days", "correct the date"],
    ["in the wrong century", "2127-09-30", "2127-09-30", "at most 366 days", "correct the date"],
  ])("ends %s", async (_, day, given, allowed, fix) => {
    await expectProblems(scim(day), [warning(`${AT}.tokenExpires`, given, allowed, fix)]);
  });

  test.each(["2027-02-23", "2027-11-25"])("that ends on %s needs no word", async (day) => {
    await expectProblems(scim(day), []);
  });

  test("the day is checked before provisioning is connected, too", async () => {
    await expectProblems(scim("soon", false), [error(`${AT}.tokenExpires`, '"soon"', "YYYY-MM-DD", "")]);
  });
});

test("an environment that leaves Okta alone provisions in no way", async () => {
  await expectProblems(put("pilot.okta", "none"), []);
});
