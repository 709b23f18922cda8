import { FileFault, readText, replaceText } from "./file";

/** How long changes are gathered before they are written; a Terraform apply makes hundreds a second. */
const GATHER = 300;

/** Keeps a state in a file: written a moment after changes and at the end, and never over what somebody else has put there. */
export class Keeper {
  private timer: NodeJS.Timeout | undefined;
  /** Somebody else's file is there now. */
  private foreign = false;
  /** What `failed` heard last, so that it hears it once. */
  private told: string | undefined;

  /** `there` is what the file held when it was loaded; `failed` hears why something could not be written; what comes later is tried again. */
  constructor(
    private readonly path: string,
    private there: string | undefined,
    private readonly save: () => string,
    private readonly failed: (reason: string) => void,
  ) {}

  /** Something may have changed. */
  changed(): void {
    this.timer ??= setTimeout(() => this.write(), GATHER);
  }

  /** Writes what is not written yet; false where that is not possible. */
  write(): boolean {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.foreign) return false;
    const text = this.save();
    try {
      this.foreign = readText(this.path) !== this.there;
      if (this.foreign) throw new FileFault("somebody else has changed it since: it is left as it is, and what happens here from now on is not kept");
      if (text !== this.there) replaceText(this.path, text);
      [this.there, this.told] = [text, undefined];
      return true;
    } catch (cause) {
      if (!(cause instanceof FileFault)) throw cause;
      if (this.told !== cause.message) this.failed(cause.message);
      this.told = cause.message;
      return false;
    }
  }
}
