import { z } from "zod";
import { inMarkdown } from "../saml/format/code-span";

/** Of a review file (`idc review --json`), what a comment has to know; the text of the review is made elsewhere. */
const reviewShape = z.looseObject({
  schema: z.string().regex(/^idc-review\/1$/, { error: "schema must be idc-review/1" }),
  verdict: z.enum(["pass", "blocked"]),
  environments: z.array(z.looseObject({
    environment: z.string(),
    source: z.looseObject({ kind: z.enum(["plan", "data"]) }),
    counts: z.record(z.string(), z.unknown()).optional(),
    access: z.looseObject({ gained: z.array(z.unknown()), lost: z.array(z.unknown()) }),
    findings: z.array(z.unknown()),
    fingerprint: z.looseObject({ changes: z.array(z.unknown()) }).optional(),
  })),
});

export type ReviewFile = z.infer<typeof reviewShape>;

/** Reads a review file; anything else is a sentence. */
export function readReviewFile(text: string): { readonly review: ReviewFile } | { readonly problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: "it is not JSON: give what idc review --json wrote" };
  }
  const read = reviewShape.safeParse(json);
  if (read.success) return { review: read.data };
  const first = read.error.issues[0];
  return { problem: `it is no review file (${first?.path.join(".") ?? ""}: ${first?.message ?? ""}): give what idc review --json of this version wrote` };
}

/** Whether nothing at all would be different; what is not known to be nothing is something. */
export function changesNothing({ verdict, environments }: ReviewFile): boolean {
  return verdict === "pass" && environments.length > 0 && environments.every(({ source, counts = {}, access, findings, fingerprint }) => {
    if (access.gained.length > 0 || access.lost.length > 0 || findings.length > 0) return false;
    // A plan lists every change it would make; of the data alone only the counts tell.
    return source.kind === "plan" ? fingerprint?.changes.length === 0 : Object.values(counts).every((count) => count === 0);
  });
}

/** What stands where a change was, after a push that took it back. */
export function nothingText({ environments }: ReviewFile): string {
  const of = (kind: "plan" | "data") => environments.filter(({ source }) => source.kind === kind).map(({ environment }) => inMarkdown(environment)).join(", ");
  const looked = [of("plan") && `by plan: ${of("plan")}`, of("data") && `from the data alone: ${of("data")}`].filter((part) => part !== "");
  return `## Access review\n\nNo access changes any more: a later push took back what stood here.\n\nLooked at ${looked.join("; ")}.\n`;
}
