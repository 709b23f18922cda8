import { openFrontDoor, type FrontDoor } from "../../../../sandbox/web/front-door";
import { evaluateSource } from "../../../../sandbox/aws/sign-in/directory-path";
import type { User } from "../../../../sandbox/aws/directory";
import type { AttributeSpec } from "../../../../src/saml/signer/spec";
import { tag } from "../../../saml/samples";
import { dig } from "../client";
import { ANA, world, type World } from "./walk";

const attributes = {
  DisplayName: "Ana Silva",
  Title: "Engineer",
  Name: { GivenName: "Ana", FamilyName: "Silva" },
  Emails: [{ Value: "old@tarnholt.example", Primary: false, Type: "other" }, { Value: "ana@tarnholt.example", Primary: true, Type: "work" }],
  Addresses: [{ Region: "North", Type: "work" }],
  Extensions: { "aws:identitystore:enterprise": { Department: "Refinery", CostCenter: 4711, Manager: { Value: "m-1" } } },
};

let door: FrontDoor;
let here: World;
beforeAll(async () => {
  door = await openFrontDoor();
});
beforeEach(() => {
  here = world(door);
  const ana = here.state.directory.userNamed(ANA);
  if (ana !== undefined) here.state.directory.changeUser(ana, ANA, attributes);
  here.state.addPermissionSet("Deployer");
  here.state.assign({ user: ANA }, "Deployer", "111122223333");
});
afterAll(() => door.close());

/** The tags of a sign-in with these attributes, as the evidence has them and as credentials carry them. */
async function tagsOf(...sent: readonly AttributeSpec[]) {
  here.set.response = { attributes: sent };
  expect((await here.tile()).status).toBe(200);
  const token = here.browser.cookie(here.instance.portalHost, "x-amz-sso_authn") ?? "";
  const { text } = await here.browser.fetch(`https://${here.instance.apiHost}/federation/credentials?account_id=111122223333&role_name=Deployer`, { "x-amz-sso_bearer_token": token });
  const given = dig(JSON.parse(text), "sandbox", "sessionTags");
  expect(here.signIns.at(-1)?.sessionTags).toEqual(given);
  return given;
}

describe("session tags", () => {
  test("are none while attributes for access control are switched off, whatever the assertion brings", async () => {
    expect(await tagsOf(tag("Department", "Refinery"))).toEqual({});
  });

  test("come from the assertion alone where the list of the directory's is empty", async () => {
    here.state.attributes = [];
    expect(await tagsOf(tag("Department", "Refinery"), tag("CostCenter", "CC-1"))).toEqual({ Department: "Refinery", CostCenter: "CC-1" });
  });

  test("come from the directory as it is configured", async () => {
    here.state.attributes = [{ key: "Title", source: "${path:title}" }, { key: "Unit", source: "${path:enterprise.department}" }, { key: "Nick", source: "${path:nickName}" }];
    expect(await tagsOf()).toEqual({ Title: "Engineer", Unit: "Refinery" });
  });

  test("of a key that comes both ways have the directory's value, whatever the key's case, and the doctor's warning", async () => {
    here.state.attributes = [{ key: "Department", source: "${path:enterprise.department}" }];
    expect(await tagsOf(tag("department", "Board"), tag("Team", "blue"))).toEqual({ Department: "Refinery", Team: "blue" });
    expect(here.signIns.at(-1)).toMatchObject({ outcome: "accepted", findings: [{ id: "attribute-both-ways", severity: "warning" }] });
  });

  test("of a key that comes both ways and is empty in the directory are left out", async () => {
    here.state.attributes = [{ key: "Nick", source: "${path:nickName}" }];
    expect(await tagsOf(tag("Nick", "boss"))).toEqual({});
  });

  test("are no attributes of another name, and no empty ones", async () => {
    here.state.attributes = [];
    expect(await tagsOf({ ...tag("x", "a"), name: "https://aws.amazon.com/SAML/Attributes/PrincipalTag:x" }, { name: "Department", values: ["b"] }, tag("Empty", ""))).toEqual({});
  });

  test("follow the settings of the instance within a session", async () => {
    here.state.attributes = [];
    await tagsOf(tag("Team", "blue"));
    here.state.attributes = undefined;
    const token = here.browser.cookie(here.instance.portalHost, "x-amz-sso_authn") ?? "";
    const { text } = await here.browser.fetch(`https://${here.instance.apiHost}/federation/credentials?account_id=111122223333&role_name=Deployer`, { "x-amz-sso_bearer_token": token });
    expect(dig(JSON.parse(text), "sandbox", "sessionTags")).toEqual({});
  });

  test("called like members of JavaScript are tags like any other", async () => {
    here.state.attributes = [];
    expect(Object.entries((await tagsOf(tag("__proto__", "a"), tag("constructor", "b"))) ?? {})).toEqual([["__proto__", "a"], ["constructor", "b"]]);
  });
});

describe("a source", () => {
  const user: User = { id: "u", userName: ANA, attributes, externalId: undefined, active: true, enterprise: undefined, createdAt: 0, updatedAt: 0 };

  test.each([
    ["${path:userName}", ANA],
    ["${path:displayName}", "Ana Silva"],
    ["${path:name.givenName}", "Ana"],
    ["${path:name.familyName}", "Silva"],
    ["${path:emails[primary eq true].value}", "ana@tarnholt.example"],
    ['${path:emails[type eq "work"].value}', "ana@tarnholt.example"],
    ["${path:addresses.region}", "North"],
    ["${path:enterprise.department}", "Refinery"],
    ["${path:enterprise.costCenter}", "4711"],
    ["${path:enterprise.manager.value}", "m-1"],
  ])("%s is evaluated on the person", (source, value) => {
    expect(evaluateSource(source, user)).toBe(value);
  });

  test("of the enterprise extension is read from where SCIM put it", () => {
    expect(evaluateSource("${path:enterprise.division}", { ...user, enterprise: { division: "Fuels" } })).toBe("Fuels");
  });

  test.each(["", "Engineer", "${path:}", "${path:name}", "${path:emails}", "${path:missing}", "${path:name.givenName.more}", "${path:emails[type eq \"fax\"].value}", "${path:__proto__.constructor}", "${path:constructor}", "${path:name..givenName}", "${user:email}", "x${path:title}", "${path:title}x"])("%j has no value", (source) => {
    expect(evaluateSource(source, user)).toBeUndefined();
  });

  test("finds SCIM's enterprise extension too", () => {
    const scim = { ...user, attributes: { "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { department: "Refinery" } } };
    expect(evaluateSource("${path:enterprise.department}", scim)).toBe("Refinery");
  });
});
