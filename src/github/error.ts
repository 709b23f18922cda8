/** Why GitHub did not do what was asked; the message is one sentence, and the token is never in it. */
export class GitHubError extends Error {
  constructor(
    message: string,
    /** `refused`: GitHub understood and said no. `unavailable`: no answer, so whether it was done is not known. `limited`: it asks to wait longer than we do. */
    readonly kind: "refused" | "unavailable" | "limited",
    readonly status?: number,
  ) {
    super(message);
    this.name = "GitHubError";
  }

  /** Whether the token may not do this, as that of a pull request from a fork. */
  get isForbidden(): boolean {
    return this.kind === "refused" && this.status === 403;
  }
}
