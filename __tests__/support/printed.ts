/** What a command printed since the test began, and nothing of it on the terminal; the exit code it set goes with the test. */
export interface Printed {
  readonly out: string;
  readonly err: string;
  /** Forgets what was printed so far. */
  clear(): void;
}

/** Catches standard output and standard error for every test of the file. */
export function capturePrinted(): Printed {
  const printed = { out: "", err: "", clear: () => void Object.assign(printed, { out: "", err: "" }) };
  beforeEach(() => {
    printed.clear();
    process.exitCode = undefined;
    for (const [name, stream] of [["out", process.stdout], ["err", process.stderr]] as const) {
      jest.spyOn(stream, "write").mockImplementation((text) => { printed[name] += String(text); return true; });
    }
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.exitCode = undefined;
  });
  return printed;
}
