import { environments } from "../support/company";
import { problemsOf } from "../support/problems";

test("the small company of the tests has no fault, so that a test's fault is the only one", async () => {
  await expect(problemsOf(environments)).resolves.toEqual([]);
});
