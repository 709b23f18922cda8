import type { Answer } from "../../src/access/answer";
import { verdictOf } from "../../src/access/can";
import type { Members } from "../../src/access/members";
import { account, answerTo, assign, company, everyMemberAccount, faultsOf, ou, tagged } from "./support";

const lines = ({ entries }: Answer) => entries.map(({ change, environment, group, permissionSet, where, state, until }) => [...(change === undefined ? [] : [change]), environment, group.key, permissionSet.name, where, state, ...(until === undefined ? [] : [until])].join(" | "));

test("a group: what it reaches, with the account as the assignment says it", async () => {
  const answer = await answerTo({ group: "AWS Engineers" });
  expect(answer.title).toBe("AWS Engineers (engineers): 4 grants, 2 permission sets, 2 accounts");
  expect(lines(answer)).toEqual(["pilot | engineers | pilot-Deployer | all 2 active of Workloads (recursive) | granted", "pilot | engineers | pilot-ReadOnly | all 2 active of Workloads (recursive) | granted"]);
  expect(answer.entries[0]?.assignedAt).toEqual([expect.stringMatching(/^support\/company\.ts:\d+$/)]);
});

test.each(["engineers", "AWS Engineers", "aws engineers"])("a group is found by key or name: %s", async (group) => {
  expect((await answerTo({ group })).entries).toHaveLength(2);
});

test.each(["shop-prod", "Shop Prod", "333344445555"])("an account is found by key, name or id: %s", async (name) => {
  expect(lines(await answerTo({ account: name }))).toEqual(["pilot | engineers | pilot-Deployer | shop-prod | granted", "pilot | engineers | pilot-ReadOnly | shop-prod | granted", "broad | auditors | ReadOnly | shop-prod | granted"].map((line) => line.replace("| shop-prod |", line.startsWith("broad") ? "| 1 of 3 member accounts: shop-prod |" : "| 1 of 2 of Workloads (recursive): shop-prod |")));
});

test("environments narrow, and every question narrows the others", async () => {
  expect((await answerTo({ environments: ["broad"] })).entries).toHaveLength(1);
  expect((await answerTo({ environments: ["broad", "pilot"] })).entries).toHaveLength(3);
  expect((await answerTo({ environments: ["federation"] })).title).toBe("federation: nothing");
  expect((await answerTo({ group: "auditors", account: "shop", environments: ["pilot"] })).entries).toHaveLength(0);
});

describe("accounts in a person's words", () => {
  test.each([
    ["everything", assign(["auditors"]).to("ReadOnly").on(everyMemberAccount()), "all 3 active member accounts"],
    ["all but one", assign(["auditors"]).to("ReadOnly").on(everyMemberAccount()).except("shop"), "2 of 3 member accounts (without shop)"],
    ["a few of many", assign(["auditors"]).to("ReadOnly").on(everyMemberAccount()).except("shop", "shop-prod"), "1 of 3 member accounts: identity"],
    ["a unit of one account", assign(["auditors"]).to("ReadOnly").on(ou("Infrastructure", "direct")), "identity (all of Infrastructure (direct))"],
    ["the root", assign(["auditors"]).to("ReadOnly").on(ou("/", "recursive")).except("management"), "3 of 4 of the root (recursive) (without management)"],
    ["a tag", assign(["auditors"]).to("ReadOnly").on(tagged("team", "shop")), "all 2 active tagged team=shop"],
    ["a unit and an account of it", assign(["auditors"]).to("ReadOnly").on(ou("Workloads", "recursive"), account("shop")), "all 2 active of Workloads (recursive)"],
    ["two accounts", assign(["auditors"]).to("ReadOnly").on(account("shop"), account("identity")), "shop, identity"],
  ])("%s", async (_, assignment, expected) => {
    expect((await answerTo({ group: "auditors" }, company([assignment]))).entries.map(({ where }) => where)).toEqual([expected]);
  });
});

describe("grants with an end", () => {
  const ends = (date: string) => assign(["auditors"]).to("ReadOnly").on(account("shop")).until(date, "an audit");

  test("the last day and its reason are told", async () => {
    expect((await answerTo({ group: "auditors" }, company([ends("2026-11-24")]))).entries).toMatchObject([{ state: "granted", until: "2026-11-24", reason: "an audit" }]);
  });

  test("what has ended is no grant, and is told apart", async () => {
    const answer = await answerTo({ group: "auditors" }, company([ends("2026-11-23")]));
    expect(answer.title).toBe("AWS Auditors (auditors): nothing");
    expect(answer.entries).toMatchObject([{ state: "ended", until: "2026-11-23" }]);
    expect(answer.notes).toContainEqual(expect.stringMatching(/^1 grant ended: /));
  });

  test("what another line gives for ever has no end, and names both lines", async () => {
    const answer = await answerTo({ group: "auditors" }, company([ends("2027-01-31"), assign(["auditors"]).to("ReadOnly").on(account("shop"))]));
    expect(answer.entries).toHaveLength(1);
    expect(answer.entries[0]).not.toHaveProperty("until");
    expect(answer.entries[0]?.assignedAt).toHaveLength(2);
  });

  test("of two ends the later one counts, and an ended line takes nothing from one that holds", async () => {
    expect((await answerTo({ group: "auditors" }, company([ends("2027-01-31"), ends("2027-02-28")]))).entries).toMatchObject([{ until: "2027-02-28" }]);
    expect((await answerTo({ group: "auditors" }, company([ends("2026-01-31"), ends("2027-02-28")]))).entries).toMatchObject([{ state: "granted", until: "2027-02-28" }]);
  });
});

test("grants that wait for provisioning are told apart", async () => {
  const waiting = company().map((one) => (one.name === "broad" && one.okta !== "none" && one.okta.provisioning?.kind === "scim" ? { ...one, okta: { ...one.okta, provisioning: { kind: "scim" as const, connected: false as const } } } : one)) as ReturnType<typeof company>;
  const answer = await answerTo({}, waiting);
  expect(answer.entries.map(({ environment, state }) => `${environment} ${state}`)).toEqual(["pilot granted", "pilot granted", "broad waits"]);
  expect(answer.notes).toContainEqual(expect.stringMatching(/^waits: provisioning is not connected in broad /));
});

test("an answer says that it is about the data, of which day, and that AWS was not asked", async () => {
  expect((await answerTo({})).notes).toEqual(["from the data in here, as of 2026-11-24; AWS and Okta were not asked what is there now"]);
});

describe("a person", () => {
  const members: Members = new Map([["AWS Engineers", new Set(["ana@example.com", "bo@example.com"])], ["auditors", new Set(["Ana@Example.com"])], ["Everyone", new Set(["ana@example.com", "cy@example.com"])]]);

  test("what all groups reach together; groups of the file may go by key; strangers are named", async () => {
    const answer = await answerTo({ user: "ana@example.com", members });
    expect(answer.title).toBe("ana@example.com, in AWS Engineers, auditors: 7 grants, 2 groups, 3 permission sets, 3 accounts");
    expect(answer.notes[0]).toBe("groups of the members file that the data does not have, so that they give nothing here: Everyone");
  });

  test("groups that the file lacks are named: nobody is known to be in them", async () => {
    const answer = await answerTo({ user: "bo@example.com", members: new Map([["AWS Engineers", new Set(["bo@example.com"])]]) });
    expect(answer.entries).toHaveLength(2);
    expect(answer.notes[0]).toBe("groups of the data that the members file does not have, so that nobody is known to be in them: AWS Auditors (auditors)");
  });

  test("somebody in groups that the data does not have reaches nothing, and is told why", async () => {
    expect((await answerTo({ user: "cy@example.com", members })).title).toBe("cy@example.com, in no group of the data: nothing");
  });

  test("somebody whom the file does not have is a mistake, with who is near", async () => {
    expect(await faultsOf({ user: "anna@example.com", members })).toEqual([expect.stringMatching(/^no group of the members file has "anna@example\.com": did you mean "ana@example\.com"/i)]);
  });
});

test.each([
  [{ group: "enginers" }, /^there is no group "enginers": did you mean "engineers"\?$/],
  [{ group: "x" }, /^there is no group "x": there are auditors, engineers$/],
  [{ account: "shop-prd" }, /^there is no account "shop-prd": did you mean "shop-prod"/],
  [{ account: "333344445556" }, /did you mean "333344445555"/],
  [{ environments: ["pilott"] }, /^there is no environment "pilott": did you mean "pilot"\?$/],
  [{ group: "__proto__" }, /^there is no group "__proto__"/],
  [{ group: "" }, /^there is no group ""/],
  [{ can: ["s3:GetObjct"] }, /^there is no action "s3:GetObjct": did you mean s3:GetObject\? \(if AWS has it since 20\d\d-\d\d-\d\d, list it in newActions of a permission set\)$/],
  [{ can: ["s3:ListObjects"] }, /did you mean s3:ListBucket\?/],
  [{ can: ["s4:GetObject"] }, /^there is no service "s4": did you mean /],
  [{ can: ["s3:Zzz*"] }, /^no action matches "s3:Zzz\*"/],
  [{ can: ["GetObject"] }, /^"GetObject" is no action/],
  [{ can: ["s3:Get\u001b[31m"] }, /^"s3:Get\\u001b\[31m" is no action/],
  [{ on: "arn:aws:s3:::x" }, /^--on asks about actions/],
  [{ can: ["s3:GetObject"], on: "reports" }, /^"reports" is no ARN/],
])("what does not exist is a sentence with what is near: %j", async (asked, fault) => {
  expect(await faultsOf(asked)).toEqual([expect.stringMatching(fault)]);
});

test("all faults of a question are told at once", async () => {
  expect(await faultsOf({ group: "x", account: "y", environments: ["z"], can: ["a"], on: "b" })).toHaveLength(5);
});

describe("an action", () => {
  const verdicts = (answer: Answer) => answer.entries.map((entry) => `${entry.permissionSet.name} ${verdictOf(entry)}`);

  test("who can, who may, who can't, with the statement", async () => {
    const answer = await answerTo({ can: ["ecs:UpdateService"] });
    expect(answer.title).toBe("ecs:UpdateService: depends for 1 group in 2 accounts; no for 1 group in 3 accounts");
    expect(verdicts(answer)).toEqual(["pilot-Deployer depends", "ReadOnly no", "pilot-ReadOnly no"]);
    expect(answer.entries[0]?.outcomes).toEqual([{ verdict: "depends", actions: ["ecs:UpdateService"], why: ["inline policy allows it on *", "the boundary /platform/Boundary is in the accounts, not here: what it takes away is not computed"] }]);
    expect(answer.notes).toContainEqual(expect.stringMatching(/^not computed: service control .*policies of resources/));
  });

  test("in any case, and several with wildcards, each by its own verdict", async () => {
    const answer = await answerTo({ can: ["ECS:updateservice", "s3:ListAllMy*", "s3:PutObject"], group: "engineers" });
    expect(answer.entries.find(({ permissionSet }) => permissionSet.key === "ReadOnly")?.outcomes?.map(({ verdict, actions }) => `${verdict} ${actions.join(" ")}`)).toEqual(["yes s3:ListAllMyBuckets", "no ecs:UpdateService s3:PutObject"]);
    expect(answer.title).toMatch(/^ECS:updateservice, s3:ListAllMy\*, s3:PutObject; AWS Engineers \(engineers\): at least one of 3 actions: yes for 1 group in 2 accounts$/);
  });

  test("what has ended counts for nothing", async () => {
    const answer = await answerTo({ can: ["s3:ListAllMyBuckets"], group: "auditors" }, company([assign(["auditors"]).to("ReadOnly").on(account("shop")).until("2026-01-01", "x")]));
    expect(answer.title).toBe("s3:ListAllMyBuckets; AWS Auditors (auditors): nothing is granted there");
  });

  test("an action that is not about such a resource is pointed out", async () => {
    expect((await answerTo({ can: ["s3:DeleteBucket"], on: "arn:aws:s3:::reports/x" })).notes[0]).toBe("as far as AWS documents it, s3:DeleteBucket is not about a resource such as arn:aws:s3:::reports/x");
  });

  test("an action that the data vouches for may be asked about", async () => {
    const [first, ...rest] = company();
    const newer = [first, ...rest].flatMap((one) => (one === undefined ? [] : [{ ...one, catalog: catalogWith(one.catalog) }]));
    expect(verdicts(await answerTo({ can: ["ecs:BrandNew"] }, newer))).toContain("pilot-Deployer no");
  });

  const known = new Map<object, object>();
  function catalogWith<C extends { permissionSets: object }>(catalog: C): C {
    const deployer = { ...(catalog.permissionSets as Record<string, object>)["Deployer"], newActions: ["ecs:BrandNew"] };
    const made = known.get(catalog) ?? { ...catalog, permissionSets: { ...catalog.permissionSets, Deployer: deployer } };
    known.set(catalog, made);
    return made as C;
  }
});

describe("between two states", () => {
  const before = [assign(["auditors"]).to("ReadOnly").on(account("shop"), account("identity"))];

  test("the same data differs in nothing, whatever lines it stands on", async () => {
    const answer = await answerTo({}, company(before), company([assign(["auditors"]).to("ReadOnly").on(account("identity")), assign(["auditors"]).to("ReadOnly").on(account("shop"))]));
    expect([answer.entries, answer.title]).toEqual([[], "everything that is granted, from here to there: nothing differs"]);
    expect(answer.notes[0]).toBe("what the permission sets allow is not compared here: --can asks about actions");
  });

  test("what goes and what comes, each in the words of its own assignment", async () => {
    const answer = await answerTo({}, company(before), company([assign(["auditors"]).to("ReadOnly").on(ou("Workloads", "recursive"))]));
    expect(lines(answer)).toEqual(["removed | broad | auditors | ReadOnly | identity | granted", "added | broad | auditors | ReadOnly | 1 of 2 of Workloads (recursive): shop-prod | granted"]);
    expect(answer.title).toMatch(/1 grant more \(\+\), 1 grant less \(-\)/);
  });

  test("another end is a change", async () => {
    const answer = await answerTo({ account: "shop" }, company(before), company([assign(["auditors"]).to("ReadOnly").on(account("shop"), account("identity")).until("2027-01-31", "x")]));
    expect(lines(answer)).toEqual(["removed | broad | auditors | ReadOnly | shop | granted", "added | broad | auditors | ReadOnly | shop | granted | 2027-01-31"]);
  });

  test("a name that only one side has may be asked about", async () => {
    expect((await answerTo({ environments: ["broad"] }, company().slice(0, 2), company())).entries).toHaveLength(1);
  });

  test("for an action only what somebody can or may do counts", async () => {
    const answer = await answerTo({ can: ["s3:ListAllMyBuckets"] }, company(before), company([]));
    expect(answer.entries.map(({ change, where }) => `${change} ${where}`)).toEqual(["removed shop, identity"]);
    expect((await answerTo({ can: ["s3:PutObject"] }, company(before), company([]))).entries).toEqual([]);
  });
});
