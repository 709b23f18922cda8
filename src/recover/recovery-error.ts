/** Why nothing could be taken over, for people. */
export class RecoveryError extends Error {
  constructor(
    message: string,
    /** Lines that say it in detail: Terraform's own, or what else would be done. */
    readonly details: readonly string[],
    /** The way out, where one is known. */
    readonly fix?: string,
  ) {
    super(message);
    this.name = "RecoveryError";
  }
}
