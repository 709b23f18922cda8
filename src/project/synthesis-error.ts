/** The stacks came out wrong, or could not be written: expected of a program that meets data and disks. */
export class SynthesisError extends Error {
  /** `left` says what was written all the same; without it nothing was, and what was there before is there. */
  constructor(message: string, readonly left?: string) {
    super(message);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "this user's share of the disk is used up",
  EROFS: "the file system is read-only",
  EACCES: "this user may not write there",
  EPERM: "it may not be changed",
  ENOENT: "there is no such folder",
  ENOTDIR: "a file stands where a folder must be",
  EEXIST: "something else has that name, such as a link that leads nowhere",
  ELOOP: "a link leads in a circle",
  ENAMETOOLONG: "the name is too long",
};

/** The error of a folder that could not be written to; a fault that is not of the file system is given back as it is. */
export function cannotWrite(folder: string, cause: unknown, left?: string): unknown {
  if (typeof cause !== "object" || cause === null || !("code" in cause && "syscall" in cause)) return cause;
  const code = String(cause.code);
  return new SynthesisError(`the stacks can't be written to ${folder} (${code}${code in REASONS ? `: ${REASONS[code]}` : ""}): put that right, or choose another folder with --output`, left);
}
