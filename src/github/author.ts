import { z } from "zod";
import type { GitHub } from "./api";
import { GitHubError } from "./error";

/** Who wrote a comment, as far as it can't be pretended: a name in brackets is no name a person can have, and a bot's type is set by GitHub. */
export interface Author {
  readonly login: string;
  readonly type: "Bot" | "User";
}

/** The user of the token that a workflow run has. */
const ACTIONS = "github-actions[bot]";
const userShape = z.object({ login: z.string() });

/**
 * Whose comments are ours. A person's token can be asked; the token of a workflow run or of an app is refused that question, and then it is the app
 * `login`, by default that of the workflow runs.
 */
export async function ownAuthor(github: GitHub, login = ACTIONS): Promise<Author> {
  try {
    const user = userShape.safeParse(await github.ask("GET", "/user"));
    if (user.success) return { login: user.data.login, type: "User" };
  } catch (cause) {
    if (!(cause instanceof GitHubError) || (cause.status !== 403 && cause.status !== 404)) throw cause;
  }
  return { login, type: "Bot" };
}

export function isBy({ login, type }: Author, user: { readonly login: string; readonly type: string } | null | undefined): boolean {
  return user?.login === login && user.type === type;
}
