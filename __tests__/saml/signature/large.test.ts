import { verifySignatures } from "../../../src/saml/signature/verify";
import { readXml } from "../../../src/saml/xml/read";
import { fill, inAttribute, inTag, repeated, signedAndLarge } from "./large-inputs";
import { newIdp, response } from "./world";

const idps = newIdp();

/** The last verdict. Nothing here is about time: what is not linear runs into jest's own limit. */
function answer(xml: string, certificate: string): string | undefined {
  const read = readXml(xml);
  const reports = read.root === undefined ? [] : verifySignatures(read.root, [certificate]).reports;
  return reports.at(-1)?.verdict.kind;
}

describe("2 MB of anything is answered", () => {
  test.each(repeated)("%j", async (unit) => {
    const { certificate } = await idps;
    expect(() => answer(fill(unit), certificate)).not.toThrow();
    expect(() => answer(fill(unit, (text) => `<r>${text}</r>`), certificate)).not.toThrow();
  });

  test.each(inTag)("%j in a tag", async (unit) => {
    const { certificate } = await idps;
    expect(() => answer(fill(unit, (text) => `<r ${text}/>`), certificate)).not.toThrow();
  });

  test.each(inAttribute)("%j in an attribute", async (unit) => {
    const { certificate } = await idps;
    expect(() => answer(fill(unit, (text) => `<r a='${text}'/>`), certificate)).not.toThrow();
  });
});

describe("the largest that passes the reader and the gate is answered", () => {
  test.each(Object.entries(signedAndLarge))("%s", async (name, changes) => {
    const idp = await idps;
    // Several of what stands once are refused, whoever signed them.
    expect(answer(response(idp, changes), idp.certificate)).toBe(name === "subjects, signed" ? "refused" : "valid");
  });

  test("in indentation", async () => {
    const idp = await idps;
    const verdict = answer(response(idp, signedAndLarge["values of an attribute, signed"]).replace(/></g, ">\n<"), idp.certificate);
    expect(verdict).toBe("content-changed");
  });
});
