import { startAws, type AwsServer } from "../../../sandbox/aws/server";
import { makeCertificate } from "../../saml/idp";
import { fromAws, fromOkta } from "../../saml/metadata/samples";
import { iam, tagged, type IamAnswer } from "./iam-client";

const ACCOUNT = "111122223333";
const NOW = new Date("2026-11-24T15:00:00.500Z");
const { xml: METADATA } = fromOkta();
const arnOf = (name: string, account = ACCOUNT): string => `arn:aws:iam::${account}:saml-provider/${name}`;

let aws: AwsServer;
beforeEach(async () => {
  aws = await startAws({ account: ACCOUNT, clock: () => NOW, limits: { samlProviders: 3 } });
});
afterEach(() => aws.close());

const ask = (action: string, input: Readonly<Record<string, string>> = {}, account = ACCOUNT): Promise<IamAnswer> => iam(aws.url, action, input, account);
const create = (name = "Okta", document = METADATA, more: Readonly<Record<string, string>> = {}): Promise<IamAnswer> => ask("CreateSAMLProvider", { Name: name, SAMLMetadataDocument: document, ...more });
const get = async (name = "Okta") => (await ask("GetSAMLProvider", { SAMLProviderArn: arnOf(name) })).members;

describe("a SAML provider", () => {
  test("is made, read as it was given, listed, and gone when it is deleted", async () => {
    expect(await create()).toMatchObject({ status: 200, type: "text/xml", members: { SAMLProviderArn: arnOf("Okta") }, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(await get()).toEqual({ SAMLProviderUUID: expect.stringMatching(/^[A-Z0-9]{22,64}$/), SAMLMetadataDocument: METADATA, CreateDate: "2026-11-24T15:00:00Z", ValidUntil: "2126-11-24T15:00:00Z", Tags: "" });
    expect((await ask("ListSAMLProviders")).members).toEqual({ SAMLProviderList: [{ Arn: arnOf("Okta"), CreateDate: "2026-11-24T15:00:00Z", ValidUntil: "2126-11-24T15:00:00Z" }] });
    expect(await ask("DeleteSAMLProvider", { SAMLProviderArn: arnOf("Okta") })).toMatchObject({ status: 200, members: {} });
    expect(await get()).toEqual({ Type: "Sender", Code: "NoSuchEntity", Message: `Manifest not found for arn ${arnOf("Okta")}` });
    expect((await ask("ListSAMLProviders")).members).toEqual({ SAMLProviderList: "" });
  });

  test("keeps its metadata to the letter: line ends, quotes, signs of other alphabets", async () => {
    const document = METADATA.replace("<md:NameIDFormat>", "\r\n\t<md:NameIDFormat>").replace("</md:IDPSSODescriptor>", '</md:IDPSSODescriptor><md:Organization xmlns:x="y&quot;">Ünïcode 😀 &amp;</md:Organization>');
    await create("Okta", document);
    expect((await get())["SAMLMetadataDocument"]).toBe(document);
  });

  test("gets other metadata, and ends when that says so", async () => {
    await create();
    const document = METADATA.replace("<md:EntityDescriptor ", '<md:EntityDescriptor validUntil="2027-03-31T12:00:00Z" ');
    expect((await ask("UpdateSAMLProvider", { SAMLProviderArn: arnOf("Okta"), SAMLMetadataDocument: document })).members).toEqual({ SAMLProviderArn: arnOf("Okta") });
    expect(await get()).toMatchObject({ SAMLMetadataDocument: document, CreateDate: "2026-11-24T15:00:00Z", ValidUntil: "2027-03-31T12:00:00Z" });
    expect((await ask("UpdateSAMLProvider", { SAMLProviderArn: arnOf("Okta") })).status).toBe(200);
    expect((await get())["SAMLMetadataDocument"]).toBe(document);
  });

  test("is its account's: another sees none, may have one of the same name, and is denied this one", async () => {
    await create();
    expect((await ask("ListSAMLProviders", {}, "444455556666")).members).toEqual({ SAMLProviderList: "" });
    expect((await ask("GetSAMLProvider", { SAMLProviderArn: arnOf("Okta") }, "444455556666"))).toMatchObject({ status: 403, members: { Code: "AccessDenied" } });
    expect((await ask("CreateSAMLProvider", { Name: "Okta", SAMLMetadataDocument: METADATA }, "444455556666")).members).toEqual({ SAMLProviderArn: arnOf("Okta", "444455556666") });
  });

  test("has tags: given with it, sorted, changed, taken away, told apart by case, a page at a time", async () => {
    expect((await create("Okta", METADATA, tagged([["team", "identity"], ["Cost", "7"]]))).members).toEqual({ SAMLProviderArn: arnOf("Okta"), Tags: [{ Key: "Cost", Value: "7" }, { Key: "team", Value: "identity" }] });
    const about = { SAMLProviderArn: arnOf("Okta") };
    await ask("TagSAMLProvider", { ...about, ...tagged([["team", ""], ["Team", "x"]]) });
    expect((await get())["Tags"]).toEqual([{ Key: "Cost", Value: "7" }, { Key: "Team", Value: "x" }, { Key: "team", Value: "" }]);
    await ask("UntagSAMLProvider", { ...about, "TagKeys.member.1": "Team", "TagKeys.member.2": "not there" });
    expect((await ask("ListSAMLProviderTags", { ...about, MaxItems: "1" })).members).toEqual({ Tags: [{ Key: "Cost", Value: "7" }], IsTruncated: "true", Marker: "Cost" });
    expect((await ask("ListSAMLProviderTags", { ...about, MaxItems: "1", Marker: "Cost" })).members).toEqual({ Tags: [{ Key: "team", Value: "" }], IsTruncated: "false" });
    expect((await ask("UntagSAMLProvider", { ...about, TagKeys: "" })).status).toBe(200);
  });
});

const fifty = Array.from({ length: 50 }, (_, index): [string, string] => [`k${index}`, ""]);
const twoCertificates = fromOkta([makeCertificate(), "bm90IGEgY2VydGlmaWNhdGU="]).xml;
const long = (from: string, to: string) => METADATA.replace(from, to);

describe("what AWS refuses", () => {
  test.each<[string, Readonly<Record<string, string>>, string, RegExp]>([
    ["no name", { SAMLMetadataDocument: METADATA }, "ValidationError", /'name' failed to satisfy constraint: Member must not be null/],
    ["an empty name", { Name: "", SAMLMetadataDocument: METADATA }, "ValidationError", /'name'.*greater than or equal to 1/],
    ["a name of 129 characters", { Name: "n".repeat(129), SAMLMetadataDocument: METADATA }, "ValidationError", /'name'.*less than or equal to 128/],
    ["a name with a space", { Name: "Okta prod", SAMLMetadataDocument: METADATA }, "ValidationError", /'name'.*pattern: \[\\w\._-\]\+/],
    ["a name with a slash", { Name: "a/b", SAMLMetadataDocument: METADATA }, "ValidationError", /'name'.*pattern/],
    ["no metadata", { Name: "Okta" }, "ValidationError", /'sAMLMetadataDocument'.*not be null/],
    ["metadata of 999 characters", { Name: "Okta", SAMLMetadataDocument: "x".repeat(999) }, "ValidationError", /'sAMLMetadataDocument'.*greater than or equal to 1000/],
    ["metadata of 10,000,001 characters", { Name: "Okta", SAMLMetadataDocument: "x".repeat(10_000_001) }, "ValidationError", /'sAMLMetadataDocument'.*less than or equal to 10000000/],
    ["text for metadata", { Name: "Okta", SAMLMetadataDocument: "x".repeat(1000) }, "InvalidInput", /^Could not parse metadata/],
    ["metadata with an entity", { Name: "Okta", SAMLMetadataDocument: long('<?xml version="1.0" encoding="UTF-8"?>', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>') }, "InvalidInput", /^Could not parse metadata/],
    ["metadata of a service provider", { Name: "Okta", SAMLMetadataDocument: fromAws().xml.padEnd(1000) }, "InvalidInput", /no IDPSSODescriptor/],
    ["a response for metadata", { Name: "Okta", SAMLMetadataDocument: long("md:EntityDescriptor", "md:EntitiesDescriptor").replace("</md:EntityDescriptor", "</md:EntitiesDescriptor") }, "InvalidInput", /no EntityDescriptor/],
    ["metadata without an issuer", { Name: "Okta", SAMLMetadataDocument: METADATA.replace(/entityID="[^"]*"/, "") }, "InvalidInput", /no entityID/],
    ["metadata without a certificate", { Name: "Okta", SAMLMetadataDocument: METADATA.replace(/<ds:X509Certificate>[^<]*<\/ds:X509Certificate>/, "").padEnd(1000) }, "InvalidInput", /no X509Certificate/],
    ["metadata with a certificate that is none", { Name: "Okta", SAMLMetadataDocument: twoCertificates }, "InvalidInput", /or one that is none/],
    ["fifty-one tags", { Name: "Okta", SAMLMetadataDocument: METADATA, ...tagged([...fifty, ["one", "more"]]) }, "ValidationError", /'tags'.*less than or equal to 50/],
    ["a tag twice", { Name: "Okta", SAMLMetadataDocument: METADATA, ...tagged([["a", "1"], ["a", "2"]]) }, "InvalidInput", /^Duplicate tag keys/],
    ["a tag that is AWS's", { Name: "Okta", SAMLMetadataDocument: METADATA, ...tagged([["AWS:x", "1"]]) }, "InvalidInput", /reserved/],
    ["a tag without a value", { Name: "Okta", SAMLMetadataDocument: METADATA, "Tags.member.1.Key": "a" }, "ValidationError", /'tags\.1\.member\.value'.*not be null/],
    ["a tag that is a text", { Name: "Okta", SAMLMetadataDocument: METADATA, "Tags.member.1": "a" }, "ValidationError", /structure/],
  ])("%s", async (_, input, code, message) => {
    const answer = await ask("CreateSAMLProvider", input);
    expect(answer).toMatchObject({ status: 400, members: { Type: "Sender", Code: code, Message: expect.stringMatching(message) }, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect((await ask("ListSAMLProviders")).members).toEqual({ SAMLProviderList: "" });
  });

  test("a name that is taken, and one more than the account may have", async () => {
    await create("one");
    expect(await create("one")).toMatchObject({ status: 409, members: { Code: "EntityAlreadyExists", Message: "Provider with name: one already exists." } });
    await create("two");
    await create("three");
    expect(await create("four")).toMatchObject({ status: 409, members: { Code: "LimitExceeded", Message: expect.stringContaining("3") } });
    await ask("DeleteSAMLProvider", { SAMLProviderArn: arnOf("two") });
    expect(await create("four")).toMatchObject({ status: 200 });
  });

  test("a hundred is AWS's limit", async () => {
    const usual = await startAws({ account: ACCOUNT });
    expect(usual.state.limits.samlProviders).toBe(100);
    await usual.close();
  });

  const arn = arnOf("Okta");
  test.each<[string, string, Readonly<Record<string, string>>, number, string]>([
    ["of none", "GetSAMLProvider", { SAMLProviderArn: arnOf("None") }, 404, "NoSuchEntity"],
    ["of a role", "GetSAMLProvider", { SAMLProviderArn: `arn:aws:iam::${ACCOUNT}:role/Okta` }, 400, "InvalidInput"],
    ["without an ARN", "GetSAMLProvider", {}, 400, "ValidationError"],
    ["of a short ARN", "DeleteSAMLProvider", { SAMLProviderArn: "arn:aws:iam::1" }, 400, "ValidationError"],
    ["of none", "DeleteSAMLProvider", { SAMLProviderArn: arnOf("None") }, 404, "NoSuchEntity"],
    ["of none", "UpdateSAMLProvider", { SAMLProviderArn: arnOf("None"), SAMLMetadataDocument: METADATA }, 404, "NoSuchEntity"],
    ["to a text", "UpdateSAMLProvider", { SAMLProviderArn: arn, SAMLMetadataDocument: "x".repeat(1000) }, 400, "InvalidInput"],
    ["of none", "TagSAMLProvider", { SAMLProviderArn: arnOf("None"), ...tagged([["a", ""]]) }, 404, "NoSuchEntity"],
    ["beyond fifty", "TagSAMLProvider", { SAMLProviderArn: arn, ...tagged(fifty) }, 409, "LimitExceeded"],
    ["of none", "UntagSAMLProvider", { SAMLProviderArn: arnOf("None"), "TagKeys.member.1": "a" }, 404, "NoSuchEntity"],
    ["of none", "ListSAMLProviderTags", { SAMLProviderArn: arnOf("None") }, 404, "NoSuchEntity"],
    ["of no items", "ListSAMLProviderTags", { SAMLProviderArn: arn, MaxItems: "0" }, 400, "ValidationError"],
    ["of many items", "ListSAMLProviderTags", { SAMLProviderArn: arn, MaxItems: "1001" }, 400, "ValidationError"],
    ["that IAM has and the sandbox lacks", "CreateUser", { UserName: "a" }, 400, "InvalidAction"],
    ["with a name from JavaScript", "constructor", {}, 400, "InvalidAction"],
    ["with members that contradict each other", "GetSAMLProvider", { SAMLProviderArn: arn, "SAMLProviderArn.member.1": arn }, 400, "MalformedQueryString"],
    ["with the same in the other order", "GetSAMLProvider", { "SAMLProviderArn.member.1": arn, SAMLProviderArn: arn }, 400, "MalformedQueryString"],
    ["with a list that has no order", "UntagSAMLProvider", { SAMLProviderArn: arn, "TagKeys.member.x": "a" }, 400, "MalformedQueryString"],
    ["with a name of a thousand parts", "GetSAMLProvider", { [`a${".a".repeat(1000)}`]: "" }, 400, "MalformedQueryString"],
    ["with encryption, which is not played", "CreateSAMLProvider", { Name: "Other", SAMLMetadataDocument: METADATA, AssertionEncryptionMode: "Required" }, 501, "SandboxFault"],
  ])("a request %s: %s", async (_, action, input, status, code) => {
    await create("Okta", METADATA, tagged([["here", "before"]]));
    expect(await ask(action, input)).toMatchObject({ status, members: { Code: code } });
    expect(await get()).toMatchObject({ SAMLMetadataDocument: METADATA, Tags: [{ Key: "here", Value: "before" }] });
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("a form that wants to reach JavaScript's own objects is a form like any other", async () => {
    await create();
    expect((await ask("GetSAMLProvider", { SAMLProviderArn: arn, "__proto__.polluted": "yes", "constructor.prototype.polluted": "yes" })).status).toBe(200);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("a form longer than any metadata", async () => {
    expect(await iam(aws.url, "CreateSAMLProvider", `Version=2010-05-08&Action=CreateSAMLProvider&Name=${"x".repeat(32_000_001)}`).catch((error: unknown) => error)).toBeInstanceOf(Error);
    expect(aws.calls().at(-1)).toMatchObject({ status: 413 });
  });
});

test("faults strike calls of IAM too, in IAM's own form", async () => {
  aws.faults.plan(/^iam GetSAMLProvider$/, { kind: "throttled" });
  aws.faults.plan(/^iam GetSAMLProvider$/, { kind: "unavailable" });
  await create();
  expect([await get(), await get()]).toMatchObject([{ Code: "Throttling", Type: "Sender" }, { Code: "ServiceFailure", Type: "Receiver" }]);
  expect(await get()).toMatchObject({ SAMLMetadataDocument: METADATA });
  expect(aws.calls().map(({ service, operation, status }) => `${service} ${operation} ${status}`)).toEqual(["iam CreateSAMLProvider 200", "iam GetSAMLProvider 400", "iam GetSAMLProvider 500", "iam GetSAMLProvider 200"]);
});
