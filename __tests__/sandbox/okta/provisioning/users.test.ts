import { ANA, BO, CY, person, stopScim, world } from "./world";

afterEach(stopScim);

const writes = (calls: readonly { method: string; path: string }[]): string[] => calls.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path.replace(/^.*\/v2/, "").replace(/\/0[^/]+$/, "/id")}`);

describe("people who are assigned", () => {
  test("are looked for by user name and made, with what Okta knows of them", async () => {
    const { agent, org, scim } = await world({ users: [{ ...person("ana"), department: "R&D", managerId: "00um", title: "Dr", primaryPhone: "+49 1", mobilePhone: "+49 2", city: "Bonn" }, person("bo"), person("cy")] });
    const report = await agent.run();
    expect(report.users).toEqual({ created: [ANA, BO], linked: [], updated: [], deactivated: [], failed: [], leftAlone: [] });
    expect(report.connectionError).toBeUndefined();
    expect(scim.calls.slice(0, 2).map(({ method, path }) => `${method} ${decodeURIComponent(path)}`)).toEqual([`GET /tenant/scim/v2/Users?filter=userName eq "${ANA}"&startIndex=1&count=100`, "POST /tenant/scim/v2/Users"]);
    expect(scim.person(ANA)?.body).toEqual({
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
      externalId: org.users.get(ANA).id,
      userName: ANA,
      name: { givenName: "ana", familyName: "Ames" },
      displayName: "ana Ames",
      title: "Dr",
      emails: [{ value: ANA, type: "work", primary: true }],
      phoneNumbers: [{ value: "+49 1", type: "work", primary: true }],
      addresses: [{ locality: "Bonn", type: "work", primary: true }],
      active: true,
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { department: "R&D", manager: { value: "00um" } },
    });
    expect(org.log.events("application.provision.user.push").map(({ result, targets }) => `${result} ${targets[0]?.displayName}`)).toEqual([`SUCCESS ${ANA}`, `SUCCESS ${BO}`]);
  });

  test("are called by the app's user name template, which is what the NameID says too", async () => {
    const { agent, app, scim } = await world();
    Object.assign(app, { userNameTemplate: { template: '${fn:substringBefore(source.login, "@")}@aws' } });
    await agent.run();
    expect(scim.person("ana@aws")).toBeDefined();
  });

  test("a second run calls nobody", async () => {
    const { agent, scim } = await world();
    await agent.run();
    scim.calls.length = 0;
    expect((await agent.run()).users).toMatchObject({ created: [], updated: [], deactivated: [] });
    expect(scim.calls).toEqual([]);
  });

  test("two runs at once make nobody twice", async () => {
    const { agent, scim } = await world();
    await Promise.all([agent.run(), agent.run()]);
    expect(scim.users.size).toBe(2);
  });

  test("whoever is in AWS under the name already is taken over and overwritten", async () => {
    const { agent, scim } = await world();
    scim.users.set("0-by-hand", { id: "0-by-hand", body: { userName: ANA, displayName: "Old" }, active: false });
    expect((await agent.run()).users).toMatchObject({ created: [BO], linked: [ANA] });
    expect(scim.person(ANA)).toMatchObject({ id: "0-by-hand", active: true, body: { displayName: "ana Ames" } });
    expect(writes(scim.calls)).toEqual(["PUT /Users/id", "POST /Users"]);
  });

  test("a change of the profile is sent, and only of whom it concerns", async () => {
    const { agent, org, scim } = await world();
    await agent.run();
    scim.calls.length = 0;
    org.users.get(ANA).profile = { ...person("ana"), login: "ana.new@example.com", email: ANA };
    expect((await agent.run()).users).toMatchObject({ updated: ["ana.new@example.com"], created: [] });
    expect(writes(scim.calls)).toEqual(["PUT /Users/id"]);
    expect(scim.person("ana.new@example.com")).toBeDefined();
  });
});

describe("people who lose the app", () => {
  test.each([
    ["unassigned", (made: Awaited<ReturnType<typeof world>>) => made.org.removeMember(made.id("access"), ANA)],
    ["deactivated in Okta", (made: Awaited<ReturnType<typeof world>>) => made.org.deactivateUser(ANA)],
    ["their group unassigned", (made: Awaited<ReturnType<typeof world>>) => (made.org.removeMember(made.id("access"), BO), made.org.addMember(made.id("engineers"), BO), made.org.assignments.put(made.app.id, made.org.addGroup("bo", { members: [BO] }).id), made.org.assignments.remove(made.app.id, made.id("access")))],
  ])("%s: switched off in AWS, never deleted", async (_, lose) => {
    const made = await world();
    await made.agent.run();
    made.scim.calls.length = 0;
    lose(made);
    expect((await made.agent.run()).users).toMatchObject({ deactivated: [ANA], updated: [], created: [] });
    expect(writes(made.scim.calls)).toEqual(["PATCH /Users/id"]);
    expect(made.scim.person(ANA)?.active).toBe(false);
    expect(made.scim.person(BO)?.active).toBe(true);
    made.scim.calls.length = 0;
    await made.agent.run();
    expect(made.scim.calls).toEqual([]);
  });

  test("who gets it back is the same user again, switched on", async () => {
    const { agent, org, scim, id } = await world();
    await agent.run();
    const before = scim.person(ANA)?.id;
    org.removeMember(id("access"), ANA);
    await agent.run();
    org.addMember(id("access"), ANA);
    expect((await agent.run()).users).toMatchObject({ updated: [ANA], created: [] });
    expect(scim.person(ANA)).toMatchObject({ id: before, active: true });
  });

  test.each([["SUSPENDED", []], ["LOCKED_OUT", []], ["DEPROVISIONED", [ANA]]] as const)("%s: deactivated %j", async (status, deactivated) => {
    const { agent, org } = await world();
    await agent.run();
    org.users.get(ANA).status = status;
    expect((await agent.run()).users.deactivated).toEqual(deactivated);
  });
});

describe("people whom Okta does not bring", () => {
  test("those without the app, and those who were never activated", async () => {
    const { agent, scim } = await world({ users: [person("ana"), { ...person("bo"), status: "STAGED" }, person("cy")] });
    await agent.run();
    expect([...scim.users.values()].map(({ body }) => body["userName"])).toEqual([ANA]);
  });

  test("those assigned before provisioning was switched on, until they are assigned anew", async () => {
    const { agent, org, app, scim, id } = await world({ apps: [{ label: "AWS", groups: ["access"] }] });
    await expect(agent.run()).rejects.toThrow("provisioning is not enabled");
    org.enableProvisioning(app.id);
    org.addMember(id("access"), CY);
    expect((await agent.run()).users).toMatchObject({ created: [CY], leftAlone: [ANA, BO] });
    org.removeMember(id("access"), ANA);
    org.addMember(id("access"), ANA);
    expect((await agent.run()).users).toMatchObject({ created: [ANA], leftAlone: [BO] });
    org.assignments.remove(app.id, id("access"));
    org.assignments.put(app.id, id("access"));
    expect((await agent.run()).users).toMatchObject({ created: [BO], leftAlone: [] });
    expect(scim.users.size).toBe(3);
  });

  test("switching provisioning off and on again leaves alone only whom it never brought", async () => {
    const { agent, org, app, id } = await world();
    await agent.run();
    org.enableProvisioning(app.id, false);
    org.addMember(id("access"), CY);
    org.enableProvisioning(app.id);
    expect((await agent.run()).users).toMatchObject({ created: [], leftAlone: [CY] });
  });

  test("people whom a second assigned group keeps are not assigned anew by leaving the first", async () => {
    const { agent, org, app, id } = await world({ groups: [{ name: "access", members: [ANA] }, { name: "engineers", members: [ANA] }], apps: [{ label: "AWS", groups: ["access", "engineers"] }] });
    org.enableProvisioning(app.id);
    org.removeMember(id("access"), ANA);
    org.addMember(id("access"), ANA);
    expect((await agent.run()).users).toMatchObject({ created: [], leftAlone: [ANA] });
  });
});

describe("one person's failure stops nobody else", () => {
  test.each<[string, object, string]>([
    ["no first name", { firstName: undefined }, "Error while creating user: Bad Request. Errors reported by remote server: Request is unparsable, syntactically incorrect, or violates schema"],
    ["no last name", { lastName: undefined }, "violates schema"],
    ["an empty last name", { lastName: "" }, "violates schema"],
    ["no display name", { displayName: undefined }, "violates schema"],
  ])("%s", async (_, lacking, error) => {
    const { agent, org, scim } = await world({ users: [{ ...person("ana"), ...lacking }, person("bo"), person("cy")] });
    const report = await agent.run();
    expect(report.users).toMatchObject({ created: [BO], failed: [{ login: ANA, error: expect.stringContaining(error) }] });
    expect(report.connectionError).toBeUndefined();
    expect(scim.person(ANA)).toBeUndefined();
    expect(org.log.events("application.provision.user.push")).toMatchObject([{ result: "FAILURE", reason: expect.stringContaining(error) }, { result: "SUCCESS" }]);
    org.users.get(ANA).profile = person("ana");
    expect((await agent.run()).users.created).toEqual([ANA]);
  });

  test("an e-mail address that somebody in AWS has", async () => {
    const { agent, scim } = await world();
    scim.users.set("0-other", { id: "0-other", body: { userName: "other", emails: [{ value: ANA }] }, active: true });
    expect((await agent.run()).users).toMatchObject({ created: [BO], failed: [{ login: ANA, error: "Error while creating user: Conflict. Errors reported by remote server: Refused to create a new, duplicate resource" }] });
  });

  test("a template without value for the person", async () => {
    const { agent, app } = await world({ users: [person("ana"), { ...person("bo"), employeeNumber: "7" }] , groups: [{ name: "access", members: [ANA, BO] }] });
    Object.assign(app, { userNameTemplate: { template: "${source.employeeNumber}" } });
    expect((await agent.run()).users).toMatchObject({ created: [BO], failed: [{ login: ANA, error: expect.stringContaining("no value for ana@example.com") }] });
  });

  test("a user whom somebody deleted in AWS", async () => {
    const { agent, org, scim } = await world();
    await agent.run();
    scim.users.clear();
    org.users.get(ANA).profile = { ...person("ana"), title: "Dr" };
    expect((await agent.run()).users.failed).toEqual([{ login: ANA, error: "Error while updating user: Not Found. Errors reported by remote server: User not found" }]);
  });
});
