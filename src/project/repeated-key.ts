/** A key, any other string, or a bracket of JSON. */
const TOKEN = /("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}[\]]/g;

/** The first key that some object of this valid JSON has twice: JSON.parse keeps the last without a word, and a condition is gone. */
export function repeatedKey(json: string): string | undefined {
  const open: Set<string>[] = [];
  for (const [token, written] of json.matchAll(TOKEN)) {
    if (written !== undefined) {
      const key = String(JSON.parse(written));
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    } else if (token === "{" || token === "[") open.push(new Set());
    else if (token === "}" || token === "]") open.pop();
  }
  return undefined;
}
