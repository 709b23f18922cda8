import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional(), license: z.string().optional(), link: z.boolean().optional() })) });
const { packages } = lock.parse(JSON.parse(readFileSync(join(__dirname, "../../package-lock.json"), "utf8")));

const permissive = new Set(["0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0", "MPL-2.0", "Python-2.0", "Unlicense", "Zlib"]);

/** Read by a person: what is no SPDX name, or none of the above and harmless in the way it is used. */
const reviewed: Readonly<Record<string, string>> = {
  "caniuse-lite": "CC-BY-4.0", // data about browsers, in development only and not passed on
  jsonify: "Public Domain",
  "xml-escape": "MIT License", // the MIT terms by another name; of samlify, in tests only
};

/** Whether the terms let us choose permissive ones: one side of an OR is enough, both of an AND are needed. */
function isPermissive(terms: string): boolean {
  const bare = terms.replace(/^\((.*)\)$/, "$1");
  // Nested brackets are for a person to read.
  if (/[()]/.test(bare)) return false;
  return bare.split(" OR ").some((choice) => choice.split(" AND ").every((name) => permissive.has(name.trim())));
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

const installed = Object.entries(packages)
  .filter(([path, { link }]) => path !== "" && link !== true)
  .map(([path, { license }]) => ({ name: nameOf(path), license: license ?? "none given" }));

test("every package may be used and passed on under permissive terms or the MPL", () => {
  expect(installed.length).toBeGreaterThan(100);
  expect(installed.filter(({ name, license }) => !isPermissive(license) && reviewed[name] !== license)).toEqual([]);
});

test("the reviewed list names only what is installed under those terms", () => {
  const stale = Object.entries(reviewed).filter(([name, terms]) => !installed.some((found) => found.name === name && found.license === terms));
  expect(stale).toEqual([]);
});

test.each([
  ["MIT", true],
  ["(MIT OR GPL-3.0-or-later)", true],
  ["GPL-3.0-or-later OR MIT", true],
  ["Apache-2.0 AND MIT", true],
  ["MIT AND LGPL-3.0", false],
  ["(BSD-2-Clause OR MIT OR Apache-2.0)", true],
  ["(MIT AND (LGPL-2.1 OR MIT))", false],
  ["GPL-2.0-only", false],
  ["AGPL-3.0-or-later", false],
  ["LGPL-3.0", false],
  ["BUSL-1.1", false],
  ["UNLICENSED", false],
  ["SEE LICENSE IN LICENSE.md", false],
  ["none given", false],
  ["", false],
])("terms %j: permissive %s", (terms, expected) => {
  expect(isPermissive(terms)).toBe(expected);
});
