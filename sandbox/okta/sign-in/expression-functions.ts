type Groups = readonly { readonly id: string; readonly name: string }[];
/** Undefined for a number of arguments that the function does not take. */
type Run = (given: readonly string[], groups: Groups) => string | boolean | undefined;

const one = (run: (text: string) => string): Run => ([text, ...more]) => (text === undefined || more.length > 0 ? undefined : run(text));

const two = (run: (text: string, other: string, groups: Groups) => string | boolean): Run => ([text, other, ...more], groups) =>
  text === undefined || other === undefined || more.length > 0 ? undefined : run(text, other, groups);

const three = (run: (text: string, match: string, replacement: string) => string): Run => ([text, match, replacement, ...more]) =>
  text === undefined || match === undefined || replacement === undefined || more.length > 0 ? undefined : run(text, match, replacement);

const some = (test: (group: Groups[number], wanted: string) => boolean): Run => (wanted, groups) =>
  wanted.length === 0 ? undefined : wanted.some((value) => groups.some((group) => test(group, value)));

const single = (run: Run): Run => (given, groups) => (given.length === 1 ? run(given, groups) : undefined);

/** Without the separator, all of the text is before it and nothing after it: as the Java library does that Okta uses. */
export const FUNCTIONS: ReadonlyMap<string, Run> = new Map([
  ["String.toLowerCase", one((text) => text.toLowerCase())],
  ["String.toUpperCase", one((text) => text.toUpperCase())],
  ["String.removeSpaces", one((text) => text.replaceAll(" ", ""))],
  ["String.append", two((text, suffix) => text + suffix)],
  ["String.stringContains", two((text, search) => text.includes(search))],
  ["String.substringBefore", two((text, separator) => (text.includes(separator) ? text.slice(0, text.indexOf(separator)) : text))],
  ["String.substringAfter", two((text, separator) => (text.includes(separator) ? text.slice(text.indexOf(separator) + separator.length) : ""))],
  ["String.replace", three((text, match, replacement) => text.replaceAll(match, () => replacement))],
  ["String.replaceFirst", three((text, match, replacement) => text.replace(match, () => replacement))],
  ["isMemberOfGroup", single(some((group, id) => group.id === id))],
  ["isMemberOfAnyGroup", some((group, id) => group.id === id)],
  ["isMemberOfGroupName", single(some((group, name) => group.name === name))],
  ["isMemberOfGroupNameStartsWith", single(some((group, start) => group.name.startsWith(start)))],
  ["isMemberOfGroupNameContains", single(some((group, part) => group.name.includes(part)))],
]);
