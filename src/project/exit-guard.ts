let armed = false;

/**
 * Runs what may end the process while it loads, or never come to its end: a check that did not take place must not look like one that passed.
 * `sentence` is given the stack of whoever ended it. It is printed here, since nobody is left to return it to.
 */
export async function guardExit<T>(run: () => T | Promise<T>, sentence: (stack: string) => string): Promise<T> {
  if (armed) return run();
  const ended = () => {
    process.exitCode = 2;
    process.stderr.write(`${sentence(new Error("ended").stack ?? "")}\n`);
  };
  armed = true;
  process.on("exit", ended);
  try {
    return await run();
  } finally {
    armed = false;
    process.off("exit", ended);
  }
}
