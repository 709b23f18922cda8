import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { GitHub } from "./api";
import { isBy, type Author } from "./author";
import { BODY_LIMIT, commentBody, MARKER } from "./body";
import { GitHubError } from "./error";

/** Which pull request. */
export interface Place {
  /** `owner/name`. */
  readonly repository: string;
  readonly pullRequest: number;
}

/** What the comment is to say. */
export interface Saying {
  readonly text: string;
  /** Whether it is worth a comment of its own; if not, it only replaces what an earlier push made us say. */
  readonly isNews: boolean;
  /** Where the whole text is, if the comment can't hold it. */
  readonly rest: string;
}

export interface Outcome {
  readonly did: "created" | "updated" | "left as it was" | "nothing to say";
  readonly url?: string;
}

const commentShape = z.object({
  id: z.number(),
  body: z.string().nullish(),
  html_url: z.string(),
  user: z.object({ login: z.string(), type: z.string() }).nullish(),
});
type Comment = z.infer<typeof commentShape>;

const PER_PAGE = 100;
/** GitHub keeps no more than 2,500 comments on a pull request. */
const MOST_PAGES = 50;
const ATTEMPTS = 4;

/**
 * Makes the pull request have exactly one comment of ours, which says this. A comment is ours if it begins with the marker and was written by `author`:
 * anybody can write the marker.
 */
export async function upsertComment(github: GitHub, place: Place, author: Author, saying: Saying, wait: (ms: number) => Promise<unknown> = pause): Promise<Outcome> {
  for (let attempt = 0; ; attempt += 1) {
    const [ours, ...doubles] = await ownComments(github, place, author);
    if (ours === undefined && !saying.isNews) return { did: "nothing to say" };
    try {
      const outcome = ours === undefined ? await create(github, place, saying) : await update(github, place, ours, saying);
      for (const { id } of doubles) await github.ask("DELETE", `/repos/${place.repository}/issues/comments/${id}`);
      return outcome;
    } catch (cause) {
      // A comment may have been made though its answer was lost: look again before making another.
      if (!(cause instanceof GitHubError) || cause.kind !== "unavailable" || attempt + 1 >= ATTEMPTS) throw cause;
      await wait(1000 * 2 ** attempt);
    }
  }
}

/** Our comments, the oldest first. */
async function ownComments(github: GitHub, { repository, pullRequest }: Place, author: Author): Promise<readonly Comment[]> {
  const found = new Map<number, Comment>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const path = `/repos/${repository}/issues/${pullRequest}/comments?per_page=${PER_PAGE}&page=${page}`;
    const comments = understood(z.array(commentShape), await github.ask("GET", path), path);
    for (const comment of comments) if (comment.body?.startsWith(MARKER) === true && isBy(author, comment.user)) found.set(comment.id, comment);
    if (comments.length < PER_PAGE) break;
  }
  return [...found.values()].toSorted((a, b) => a.id - b.id);
}

function create(github: GitHub, { repository, pullRequest }: Place, saying: Saying): Promise<Outcome> {
  const path = `/repos/${repository}/issues/${pullRequest}/comments`;
  return shortened(saying, async (body) => ({ did: "created", url: understood(commentShape, await github.ask("POST", path, { body }), path).html_url }));
}

function update(github: GitHub, { repository }: Place, ours: Comment, saying: Saying): Promise<Outcome> {
  return shortened(saying, async (body) => {
    if (ours.body?.replaceAll("\r\n", "\n").trimEnd() === body.trimEnd()) return { did: "left as it was", url: ours.html_url };
    await github.ask("PATCH", `/repos/${repository}/issues/comments/${ours.id}`, { body });
    return { did: "updated", url: ours.html_url };
  });
}

/** Sends the body, a shorter one where GitHub finds it too long after all: how it counts is its own affair. */
async function shortened(saying: Saying, write: (body: string) => Promise<Outcome>): Promise<Outcome> {
  for (let limit = BODY_LIMIT; ; limit = Math.floor(limit / 2)) {
    try {
      return await write(commentBody(saying.text, saying.rest, limit));
    } catch (cause) {
      if (!(cause instanceof GitHubError) || cause.status !== 422 || !/too long/i.test(cause.message) || limit < 2000) throw cause;
    }
  }
}

function understood<T>(shape: z.ZodType<T>, answer: unknown, path: string): T {
  const read = shape.safeParse(answer);
  if (read.success) return read.data;
  throw new GitHubError(`${path} was answered in a form that is not GitHub's: is GITHUB_API_URL the address of its API?`, "refused");
}
