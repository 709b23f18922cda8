import { notThere } from "../../src/recover/not-there";

/** As Terraform 1.11.4 prints it where nothing reads it but a file. */
const plain = String.raw`
Error: Cannot import non-existent remote object

While attempting to import an existing object to
"aws_ssoadmin_account_assignment.ReadOnly__shop-prod[\"engineers\"]", the
provider detected that no object exists with the given id. Only pre-existing
objects can be imported; check that the id is correct and that it is
associated with the provider's configured region or endpoint, or use
"terraform apply" to create a new remote object for this resource.

Error: Cannot import non-existent remote object

While attempting to import an existing object to
"aws_ssoadmin_account_assignment.ReadOnly__shop[\"auditors\"]", the provider
detected that no object exists with the given id.
`;
const both = ['aws_ssoadmin_account_assignment.ReadOnly__shop-prod["engineers"]', 'aws_ssoadmin_account_assignment.ReadOnly__shop["auditors"]'];

test.each<[string, string]>([
  ["as a file gets it", plain],
  ["in a frame", plain.replaceAll("\n", "\n│ ")],
  ["in a frame and colours", plain.replaceAll("\n", "\n\u001b[31m│\u001b[0m\u001b[0m ").replaceAll("Error:", "\u001b[1m\u001b[31mError:\u001b[0m")],
  ["with lines broken elsewhere, as Windows ends them", plain.replaceAll("\n", " ").replaceAll(" ", "\r\n")],
])("all that does not exist is read from what Terraform prints %s", (_, output) => {
  expect([...notThere(output)]).toEqual(both);
});

test.each<[string, string]>([
  ["nothing", ""],
  ["another error", "Error: creating SSO Account Assignment for GROUP (9511c602): already exists"],
  ["a sentence that ends early", 'While attempting to import an existing object to "aws_ssoadmin_account_assignment.a['],
  ["a quote that is not closed", 'attempting to import an existing object to "a, the provider detected'],
  ["an escape that JSON lacks", String.raw`attempting to import an existing object to "a\x00b", the provider detected`],
])("%s names nothing", (_, output) => {
  expect([...notThere(output)]).toEqual([]);
});

test("a megabyte of beginnings is read once, and names nothing", () => {
  expect([...notThere('attempting to import an existing object to "\\'.repeat(25_000))]).toEqual([]);
  expect([...notThere("\u001b]".repeat(500_000))]).toEqual([]);
});
