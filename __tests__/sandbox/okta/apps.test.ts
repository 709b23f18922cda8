import { ACS, catalogBody, connect, customBody, ENTITY, id, names, stopAll } from "./client";

afterEach(stopAll);

const STATEMENT = { name: "https://aws.amazon.com/SAML/Attributes/AccessControl:Team", type: "EXPRESSION", values: ["user.team"] };

describe("the AWS IAM Identity Center app of the catalog", () => {
  test("keeps its two settings and forgets signatures and NameID, as Okta does", async () => {
    const { post } = await connect();
    const answer = await post("/api/v1/apps?activate=true", {
      ...catalogBody,
      settings: { app: { acsURL: ACS, entityID: ENTITY, typo: "x" }, signOn: { responseSigned: true, audience: "x", defaultRelayState: "" } },
    });
    expect(answer).toMatchObject({ status: 200, body: { name: "amazon_aws_sso", status: "ACTIVE", features: [] } });
    expect(answer.body).toHaveProperty("settings.app", { acsURL: ACS, entityID: ENTITY });
    expect(answer.body).toHaveProperty("settings.signOn.defaultRelayState", null);
    expect(answer.body).not.toHaveProperty("settings.signOn.responseSigned");
    expect(answer.body).not.toHaveProperty("settings.signOn.audience");
  });

  test.each([
    [true, 1],
    [false, 0],
  ])("attribute statements are kept only where the org allows it (%s)", async (catalogAttributeStatements, kept) => {
    const { post } = await connect({ catalogAttributeStatements });
    const answer = await post("/api/v1/apps", { ...catalogBody, settings: { app: {}, signOn: { attributeStatements: [STATEMENT] } } });
    expect(answer.body).toHaveProperty("settings.signOn.attributeStatements.length", kept);
  });

  test("an app that is not in the catalog is refused", async () => {
    const { post } = await connect();
    expect((await post("/api/v1/apps", { ...catalogBody, name: "amazon_aws" })).status).toBe(400);
  });
});

describe("a custom SAML app", () => {
  test("gets a name of its own, and keeps statements and endpoints in their order", async () => {
    const { post } = await connect();
    const endpoints = [{ url: ACS, index: 0 }, { url: "https://us-east-1.signin.aws.amazon.com/acs", index: 1 }];
    const groups = { name: "groups", type: "GROUP", filterType: "STARTS_WITH", filterValue: "AWS" };
    const signOn = { allowMultipleAcsEndpoints: true, acsEndpoints: endpoints, attributeStatements: [STATEMENT, groups] };
    const { body } = await post("/api/v1/apps", customBody(signOn));
    expect(body).toHaveProperty("name", "acme_awscustom_1");
    expect(body).toHaveProperty("settings.signOn.acsEndpoints", endpoints);
    expect(body).toMatchObject({ settings: { signOn: { responseSigned: true, assertionSigned: false, attributeStatements: [STATEMENT, groups] } } });
  });

  test.each([
    ["no ACS address", { ssoAcsUrl: "" }, "ssoAcsUrl"],
    ["an ACS address that is none", { ssoAcsUrl: "javascript:alert(1)" }, "Invalid URL"],
    ["a weak or misspelt algorithm", { signatureAlgorithm: "RSA-SHA256" }, "signatureAlgorithm"],
    ["two statements of one name", { attributeStatements: [STATEMENT, STATEMENT] }, "must be unique"],
    ["a statement without a value", { attributeStatements: [{ ...STATEMENT, values: [] }] }, "cannot be left blank"],
    ["a statement with an unknown namespace", { attributeStatements: [{ ...STATEMENT, namespace: "urn:x" }] }, "namespace"],
    ["a group filter that does not exist", { attributeStatements: [{ name: "g", type: "GROUP", filterType: "LIKE" }] }, "allowed values"],
    ["two endpoints with one index", { allowMultipleAcsEndpoints: true, acsEndpoints: [{ url: ACS, index: 0 }, { url: ACS, index: 0 }] }, "unique"],
  ])("is refused with %s", async (_, signOn, cause) => {
    const { post, okta } = await connect();
    const answer = await post("/api/v1/apps", customBody(signOn));
    expect(answer).toMatchObject({ status: 400, body: { errorCode: "E0000001" } });
    expect(answer.raw).toContain(cause);
    expect(okta.org.apps.all()).toEqual([]);
  });
});

describe("the life of an app", () => {
  test("an update replaces all it may change, and never the name", async () => {
    const { post, put } = await connect();
    const path = `/api/v1/apps/${id(await post("/api/v1/apps", catalogBody))}`;
    const credentials = { userNameTemplate: { template: "${source.email}", type: "BUILT_IN" } };
    expect((await put(path, { ...catalogBody, label: "AWS", credentials })).body).toMatchObject({ label: "AWS", credentials });
    expect((await put(path, { ...catalogBody, name: "other" })).status).toBe(400);
    expect((await put(path, { ...catalogBody, label: " " })).status).toBe(400);
  });

  test("only an inactive app can be deleted", async () => {
    const { post, remove, get } = await connect();
    const path = `/api/v1/apps/${id(await post("/api/v1/apps", catalogBody))}`;
    expect(await remove(path)).toMatchObject({ status: 403, body: { errorCode: "E0000056" } });
    await post(`${path}/lifecycle/deactivate`);
    expect((await remove(path)).status).toBe(204);
    expect((await get(path)).status).toBe(404);
  });

  test("the search by label finds the oldest app that begins with it: one hit is not the app that was meant", async () => {
    const { get } = await connect({ apps: [{ label: "AWS Preview" }, { label: "AWS" }] });
    const { body } = await get(`/api/v1/apps?limit=1&q=AWS&filter=${encodeURIComponent('status eq "ACTIVE"')}`);
    expect(body).toMatchObject([{ label: "AWS Preview" }]);
  });

  test("an app has the default policy until it is given another, and again when that one is deleted", async () => {
    const { okta, put, get, remove } = await connect({ apps: [{ label: "AWS" }], policies: ["strict"] });
    const { org } = okta;
    const appId = org.apps.labelled("AWS")?.id ?? "";
    const policyId = org.policies.named("strict")?.id ?? "";
    const link = async () => (await get(`/api/v1/apps/${appId}`)).body;
    expect(await link()).toHaveProperty("_links.accessPolicy.href", expect.stringContaining(org.policies.default().id));
    expect((await put(`/api/v1/apps/${appId}/policies/${policyId}`)).status).toBe(204);
    expect(await link()).toHaveProperty("_links.accessPolicy.href", expect.stringContaining(policyId));
    await remove(`/api/v1/policies/${policyId}`);
    expect(await link()).toHaveProperty("_links.accessPolicy.href", expect.stringContaining(org.policies.default().id));
    expect((await put(`/api/v1/apps/${appId}/policies/rstmissing`)).status).toBe(404);
  });
});

describe("groups that an app is assigned to", () => {
  test("an assignment is made, moved and ended", async () => {
    const { okta, put, get, remove } = await connect({ apps: [{ label: "AWS" }], groups: [{ name: "a" }, { name: "b" }] });
    const at = `/api/v1/apps/${okta.org.apps.labelled("AWS")?.id}/groups`;
    const [a, b] = ["a", "b"].map((name) => okta.org.groups.named(name)?.id ?? "");
    expect((await put(`${at}/${a}`, {})).body).toMatchObject({ id: a, priority: 0, profile: {} });
    expect((await put(`${at}/${b}`, { priority: 0 })).body).toMatchObject({ priority: 0 });
    expect((await get(`${at}/${a}`)).body).toMatchObject({ priority: 1 });
    expect((await remove(`${at}/${a}`)).status).toBe(204);
    expect((await get(`${at}/${a}`)).status).toBe(404);
    expect((await remove(`${at}/${a}`)).status).toBe(404);
    expect((await put(`${at}/00gmissing`, {})).status).toBe(404);
    expect((await get("/api/v1/apps/0oamissing/groups")).status).toBe(404);
  });

  test("a deleted group is assigned to nothing any more", async () => {
    const { okta, get, remove } = await connect({ groups: [{ name: "a" }], apps: [{ label: "AWS", groups: ["a"] }] });
    await remove(`/api/v1/groups/${okta.org.groups.named("a")?.id}`);
    expect(names(await get(`/api/v1/apps/${okta.org.apps.labelled("AWS")?.id}/groups`))).toEqual([]);
  });
});
