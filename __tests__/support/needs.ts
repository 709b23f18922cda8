type Test = (name: string, body: () => Promise<void>, timeoutMs?: number) => void;

/**
 * A test that needs something of the machine: `needs("Terraform and the AWS provider", found)("applies twice", …)`.
 * Where it is not there, the test is skipped, and its name says what it would have needed.
 */
export function needs(what: string, condition: boolean): Test {
  if (condition) return (name, body, timeoutMs) => test(name, body, timeoutMs);
  return (name) => test.skip(`${name} (needs ${what})`, () => undefined);
}
