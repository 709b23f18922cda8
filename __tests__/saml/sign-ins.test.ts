import type { SamlInput } from "../../src/saml/input/input";
import { chooseSignIn } from "../../src/saml/sign-ins";
import { ACS, request, wrap } from "./samples";

/** The n-th entry of a recording, posted to AWS. */
const post = (entry: number, more: Partial<SamlInput> = {}): SamlInput => wrap("", { container: `HAR entry ${entry}, POST to eu-west-1.signin.aws`, postedTo: ACS, posted: true, ...more });
const refused: Partial<SamlInput> = { answers: [{ of: "aws", host: "eu-west-1.signin.aws", status: 400 }] };
const chosen = (input: SamlInput, passedOver: readonly SamlInput[], number?: number): string => {
  const found = chooseSignIn(input, passedOver, number);
  return "count" in found ? `none of ${found.count}` : `${found.input.container.slice(0, 11)} ${found.which ?? ""}`.trim();
};

test.each<[string, SamlInput, readonly SamlInput[], number | undefined, string]>([
  ["a single one", post(3), [request()], undefined, "HAR entry 3"],
  ["none was refused: the one that the reader took", post(9), [post(2), post(5)], undefined, "HAR entry 9 message 3 of 3 (the last; --message N takes another)"],
  ["the first was refused, then it worked", post(9), [post(2, refused), post(5)], undefined, "HAR entry 2 message 1 of 3 (the one that was refused; --message N takes another)"],
  ["two were refused: the later", post(9), [post(2, refused), post(5, refused)], undefined, "HAR entry 5 message 2 of 3 (the one that was refused; --message N takes another)"],
  ["all were refused", post(9, refused), [post(2, refused)], undefined, "HAR entry 9 message 2 of 2 (the one that was refused; --message N takes another)"],
  ["asked for", post(9), [post(2, refused), post(5)], 2, "HAR entry 5 message 2 of 3 (the one asked for; --message N takes another)"],
  ["asked for the only one", post(9), [], 1, "HAR entry 9"],
  ["one too many", post(9), [post(2)], 3, "none of 2"],
  ["another identity provider's response to Okta is no sign-in to AWS", post(9), [post(2, { postedTo: "https://tarnholt.okta.com/sso/saml2/0oa", ...refused })], undefined, "HAR entry 9"],
  ["requests are none", post(9), [request(), request()], 2, "none of 1"],
  ["the reader took one of the middle: the order is the file's", post(5), [post(2), post(10)], undefined, "HAR entry 5 message 2 of 3 (the last; --message N takes another)"],
  ["without an address all count", post(9, { container: "a form", postedTo: "" }), [post(2, { container: "another", postedTo: "" })], 1, "another message 1 of 2 (the one asked for; --message N takes another)"],
])("%s", (_, input, passedOver, number, expected) => {
  expect(chosen(input, passedOver, number)).toBe(expected);
});

test("whichever is judged, all the others are compared with it", () => {
  const [first, second, third] = [post(2, refused), request(), post(9)];
  expect(chooseSignIn(third, [first, second])).toMatchObject({ input: first, others: [second, third] });
  expect(chooseSignIn(third, [first, second], 2)).toMatchObject({ input: third, others: [first, second] });
});
