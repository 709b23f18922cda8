import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fakeWorld, toCreate, type FakeWorld } from "../recover/world";
import { copyProject, idc, node } from "../support/project-copy";

const folder = copyProject();
const open: FakeWorld[] = [];
afterAll(() => {
  rmSync(folder, { recursive: true });
  for (const world of open) world.remove();
});

const address = (block: string, group: string): string => `aws_ssoadmin_account_assignment.${block}["${group}"]`;
const READ = address("ReadOnly__payments-prod", "payments-oncall");
const SUPPORT = address("Support__payments-prod", "payments-oncall");
const created = (where: string, after = {}) => ({ ...toCreate("x", after), address: where });

/** `idc recover pilot`, as a job of CI runs it, with another program in Terraform's place. */
function recover(world: Parameters<typeof fakeWorld>[0], ...args: string[]) {
  const fake = fakeWorld(world);
  open.push(fake);
  const ended = node(folder, ["bin/idc", "recover", "pilot", ...args], { TERRAFORM_BINARY_NAME: fake.terraform });
  expect(readdirSync(join(folder, "cdktf.out/stacks/pilot"))).toEqual(["cdk.tf.json"]);
  return { ...ended, applied: fake.log().filter((line) => line.startsWith("apply")) };
}

const found = { changes: [created(READ), created(SUPPORT)], exist: [[READ]] };
const ACCESS = "  AWS Payments On Call: pilot-ReadOnly in Payments Prod (";

test("where nobody can be asked, what exists is shown as access, and nothing is taken over", () => {
  const { status, stdout, stderr, applied } = recover(found);
  expect({ status, stderr, applied }).toEqual({ status: 1, stderr: "", applied: [] });
  expect(stdout).toMatch(/^pilot: 1 grant of the data exists in AWS and not in Terraform's state$/m);
  expect(stdout.split("\n").filter((line) => line.startsWith("  "))).toEqual([expect.stringContaining(ACCESS)]);
  expect(stdout).toContain("they are Terraform's from then on");
  expect(stdout).toMatch(/nothing was taken over; npx idc recover pilot --yes does it\n$/);
});

test("with --yes it is taken over", () => {
  const { status, stdout, applied } = recover(found, "--yes");
  expect({ status, applied }).toEqual({ status: 0, applied: [`apply imports ${READ}`] });
  expect(stdout).toMatch(/\ntaken over {3}1 grant\nnext {9}npx cdktf deploy pilot\n$/);
});

test.each<[string, Parameters<typeof fakeWorld>[0], number, RegExp]>([
  ["none that is missing exists", { ...found, exist: [[]] }, 0, /^pilot: the state lacks 2 grants, and none of them exists in AWS\n$/],
  ["none is missing", { changes: [], exist: [[]] }, 0, /^pilot: the state lacks no grant that could exist in AWS\n$/],
  ["one can't be looked for", { changes: [created(READ, { permission_set_arn: undefined })], exist: [[]] }, 1, /not looked for: 1 grant,.*\n {2}AWS Payments On Call: pilot-ReadOnly in Payments Prod[^]*ConflictException[^]*terraform import aws_ssoadmin_permission_set\.KEY/],
])("where %s, that is said, and nothing is applied", (_, world, code, said) => {
  const { status, stdout, stderr, applied } = recover(world, "--yes");
  expect({ status, stderr, applied }).toEqual({ status: code, stderr: "", applied: [] });
  expect(stdout).toMatch(said);
});

test("what Terraform says reaches the terminal without what could move its cursor", () => {
  const { status, stderr } = recover({ ...found, first: 'if (command === "plan") fail("Error: \\u001b]0;title\\u0007\\u202e")' });
  expect(status).toBe(2);
  expect(stderr).toBe("error terraform plan failed\n    Error: \\u001b]0;title\\u0007\\u202e\n\nnothing was taken over\n");
});

test.each<[string[], RegExp]>([
  [["recover"], /missing required argument 'environment'/],
  [["recover", "pilots"], /^error no environment pilots: there are federation, pilot, management, broad$/m],
  [["recover", "pilot", "broad"], /too many arguments/],
  [["recover", "pilot", "--force"], /unknown option '--force'/],
])("misuse %j is exit 2 and a sentence", (args, message) => {
  const { status, stderr } = idc(folder, ...args);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});

test("without Terraform nothing is looked for, and it says so", () => {
  const { status, stderr } = node(folder, ["bin/idc", "recover", "pilot"], { TERRAFORM_BINARY_NAME: "/nowhere/terraform" });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^error TERRAFORM_BINARY_NAME names "\/nowhere\/terraform", and it is not on the PATH.*\n\nnothing was looked for\n$/);
});
