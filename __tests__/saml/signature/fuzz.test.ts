import fc from "fast-check";
import { verifySignatures } from "../../../src/saml/signature/verify";
import { readXml } from "../../../src/saml/xml/read";
import { serialize } from "../../../src/saml/xml/serialize";
import type { XmlElement } from "../../../src/saml/xml/tree";
import { newIdp, response, rootOf, verdictOf } from "./world";

/** `FUZZ_RUNS=100000 npx jest saml/signature/fuzz` for the long run. */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 300);
jest.setTimeout(60_000 + RUNS * 200);

const SIGNED = ["both", "response", "assertion"] as const;
/** Marks that make the difference between two readers. */
const MARKS = ["<", ">", "&", '"', "'", "/", "=", " ", "\n", "\r", "\t", ":", "#", "<!--x-->", "<?x?>", "<![CDATA[", "]]>", "&#10;", "&amp;", "&#x2028;", "\u0000", "\u0085", "\u2028", "\uFEFF", "\uD800", "é", "xmlns=''", ' ID="id20000000002"', ' Id="x"', ' xmlnsx="y"', "</saml2:Assertion>", "<ds:Object>", "<saml2:Assertion>", "eve", "A", "0"];

type Mutable = Omit<XmlElement, "children" | "attributes" | "declarations"> & { name: string; prefix: string; children: (Mutable | { kind: "text"; text: string })[]; attributes: { name: string; prefix: string; namespace: string; value: string; line: number; column: number }[]; declarations: { prefix: string; uri: string }[] };

const worlds = Promise.all([newIdp(), newIdp("other")]).then(([idp, other]) => ({
  certificate: idp.certificate,
  other: response(other),
  sources: SIGNED.map((sign) => {
    const xml = response(idp, { sign });
    const verification = verifySignatures(rootOf(xml), [idp.certificate]);
    const signed = (of: "Response" | "Assertion") => {
      const verdict = verdictOf(verification, of);
      return verdict?.kind === "valid" ? verdict.signed : undefined;
    };
    return { xml, Response: signed("Response"), Assertion: signed("Assertion") };
  }),
}));

/** Nothing is valid but what was signed: the bytes that are called so are those of the response before its mutation. Tells how many still were. */
function holds(xml: string, certificate: string, original: { readonly Response: string | undefined; readonly Assertion: string | undefined }): number {
  const read = readXml(xml);
  if (read.root === undefined) {
    expect(read.faults.length).toBeGreaterThan(0);
    return 0;
  }
  const { reports } = verifySignatures(read.root, [certificate]);
  let valid = 0;
  for (const { of, verdict } of reports) {
    expect(verdict.kind).not.toBe("intact-unknown-signer");
    if (verdict.kind !== "valid") continue;
    valid += 1;
    expect(verdict.signed).toBe(original[of]);
    expect(readXml(verdict.signed).root).toMatchObject({ name: of });
  }
  return valid;
}

const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(400)), to: fc.double({ min: 0, max: 1, noNaN: true }), kind: fc.constantFrom("replace", "insert", "delete", "copy", "move"), mark: fc.constantFrom(...MARKS) });

function applyEdit(xml: string, { at, length, to, kind, mark }: { at: number; length: number; to: number; kind: string; mark: string }): string {
  const start = Math.floor(at * xml.length);
  const piece = xml.slice(start, start + length);
  const target = Math.floor(to * xml.length);
  if (kind === "insert") return xml.slice(0, start) + mark + xml.slice(start);
  if (kind === "replace") return xml.slice(0, start) + mark + xml.slice(start + mark.length);
  if (kind === "delete") return xml.slice(0, start) + xml.slice(start + length);
  if (kind === "copy") return xml.slice(0, target) + piece + xml.slice(target);
  const rest = xml.slice(0, start) + xml.slice(start + length);
  return rest.slice(0, target) + piece + rest.slice(target);
}

test("text mutated anywhere", async () => {
  const { sources, certificate } = await worlds;
  let valid = 0;
  fc.assert(
    fc.property(fc.constantFrom(...sources), fc.array(edit, { minLength: 1, maxLength: 3 }), (source, edits) => {
      valid += holds(edits.reduce(applyEdit, source.xml), certificate, source);
    }),
    { numRuns: RUNS },
  );
  // Else nothing would have been tried: some mutations are outside of what is signed.
  expect(valid).toBeGreaterThan(0);
});

test("bytes mutated in the base64 that arrives", async () => {
  const { sources, certificate } = await worlds;
  fc.assert(
    fc.property(fc.constantFrom(...sources), fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { minLength: 1, maxLength: 2 }), (source, edits) => {
      const bytes = Buffer.from(source.xml, "utf8");
      for (const [at, value] of edits) bytes[Math.min(Math.floor(at * bytes.length), bytes.length - 1)] = value;
      holds(bytes.toString("utf8"), certificate, source);
      holds(bytes.toString("latin1"), certificate, source);
    }),
    { numRuns: Math.ceil(RUNS / 2) },
  );
});

const change = fc.record({ from: fc.nat(), to: fc.nat(), index: fc.nat(8), kind: fc.constantFrom("move", "copy", "remove", "wrap", "unwrap", "text", "attribute", "rename", "namespace", "id", "foreign"), mark: fc.constantFrom(...MARKS.filter((one) => one !== "\u0000" && one !== "\uD800")) });

function list(root: Mutable): Mutable[] {
  const found = [root];
  for (const one of found) for (const child of one.children) if (child.kind === "element") found.push(child);
  return found;
}

interface Change {
  readonly from: number;
  readonly to: number;
  readonly index: number;
  readonly kind: string;
  readonly mark: string;
}

function applyChange(root: Mutable, foreign: Mutable, { from, to, index, kind, mark }: Change): void {
  const all = list(root);
  const [source, target] = [all[from % all.length], all[to % all.length]];
  if (source === undefined || target === undefined) return;
  const holder = all.find(({ children }) => children.includes(source));
  const copy = (one: Mutable): Mutable => structuredClone(one);
  const remove = () => holder?.children.splice(holder.children.indexOf(source), 1);
  const insert = (into: Mutable, ...what: Mutable["children"]) => into.children.splice(index % (into.children.length + 1), 0, ...what);
  if (kind === "copy") insert(target, copy(source));
  else if (kind === "move") {
    const moved = copy(source);
    remove();
    insert(target, moved);
  } else if (kind === "remove") remove();
  else if (kind === "wrap") {
    const wrapped = copy(source);
    source.children = [wrapped];
  } else if (kind === "unwrap") {
    const inner = source.children;
    remove();
    if (holder !== undefined) insert(holder, ...inner);
  } else if (kind === "text") insert(source, { kind: "text", text: mark });
  else if (kind === "attribute") {
    const found = source.attributes[index % Math.max(source.attributes.length, 1)];
    if (found === undefined) source.attributes.push({ name: "ID", prefix: "", namespace: "", value: mark, line: 0, column: 0 });
    else found.value += mark;
  } else if (kind === "rename") source.name = target.name;
  else if (kind === "namespace") source.declarations.push({ prefix: source.prefix, uri: target.namespace });
  else if (kind === "id") source.attributes.push({ name: "ID", prefix: "", namespace: "", value: ["id10000000001", "id20000000002", "x"][index % 3] ?? "", line: 0, column: 0 });
  else {
    const others = list(foreign);
    const other = others[from % others.length];
    if (other !== undefined) insert(target, copy(other));
  }
}

test("nodes moved, copied, removed, wrapped, renamed and mixed with another's", async () => {
  const { sources, certificate, other } = await worlds;
  const foreign = structuredClone(rootOf(other)) as Mutable;
  let valid = 0;
  fc.assert(
    fc.property(fc.constantFrom(...sources), fc.array(change, { minLength: 1, maxLength: 4 }), (source, changes) => {
      const root = structuredClone(rootOf(source.xml)) as Mutable;
      for (const one of changes) applyChange(root, foreign, one);
      valid += holds(serialize(root), certificate, source);
    }),
    { numRuns: RUNS },
  );
  expect(valid).toBeGreaterThan(0);
});

test("any text at all is answered", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...MARKS, "<a", "</a>", "<a>", "a='b'"), fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 30 }), (parts) => {
      const read = readXml(parts.join(""));
      if (read.root === undefined) expect(read.faults.length).toBeGreaterThan(0);
      else verifySignatures(read.root, ["x"]);
    }),
    { numRuns: RUNS },
  );
});
