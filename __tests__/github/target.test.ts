import { findPullRequest, findTarget } from "../../src/github/target";

const RUN = { GITHUB_API_URL: "https://api.github.com", GITHUB_REPOSITORY: "tarnholt/access", GITHUB_TOKEN: "ghs_1" };

test("a run's own variables are enough", () => {
  expect(findTarget(RUN, {})).toEqual({ api: "https://api.github.com", token: "ghs_1", repository: "tarnholt/access" });
});

test.each([
  ["a GitHub Enterprise Server", { GITHUB_API_URL: "https://github.tarnholt.example/api/v3/" }, {}, { api: "https://github.tarnholt.example/api/v3" }],
  ["no address", { GITHUB_API_URL: undefined }, {}, { api: "https://api.github.com" }],
  ["an empty address", { GITHUB_API_URL: "" }, {}, { api: "https://api.github.com" }],
  ["a loopback address without TLS", { GITHUB_API_URL: "http://127.0.0.1:8080" }, {}, { api: "http://127.0.0.1:8080" }],
  ["a repository by flag", {}, { repository: "other/one.two" }, { repository: "other/one.two" }],
  ["no token", { GITHUB_TOKEN: undefined }, {}, { token: undefined }],
  ["an empty token, as a missing secret is", { GITHUB_TOKEN: "" }, {}, { token: undefined }],
  ["a token with a line break at its end", { GITHUB_TOKEN: "ghs_1\n" }, {}, { token: "ghs_1" }],
])("%s", (_, variables, flags, expected) => {
  expect(findTarget({ ...RUN, ...variables }, flags)).toMatchObject(expected);
});

test.each([
  ["an address in clear", { GITHUB_API_URL: "http://github.tarnholt.example" }, {}, /must be an https address, since the token is sent there/],
  ["an address with a password", { GITHUB_API_URL: "https://a:b@github.tarnholt.example" }, {}, /must be an https address/],
  ["no address at all", { GITHUB_API_URL: "api.github.com" }, {}, /"api\.github\.com": it must be/],
  ["a file", { GITHUB_API_URL: "file:///etc/passwd" }, {}, /must be an https address/],
  ["a token with a line break in it", { GITHUB_TOKEN: "ghs_1\nghs_2" }, {}, /GITHUB_TOKEN holds characters/],
  ["no repository", { GITHUB_REPOSITORY: undefined }, {}, /no repository: give --repository/],
  ["a repository without owner", {}, { repository: "access" }, /"access": it must be owner\/name/],
  ["a repository that climbs", {}, { repository: "tarnholt/.." }, /must be owner\/name/],
  ["a repository with a query", {}, { repository: "tarnholt/access?x=1" }, /must be owner\/name/],
  ["a repository with a further path", {}, { repository: "tarnholt/access/issues" }, /must be owner\/name/],
])("%s is refused with a sentence, and the token is not in it", (_, variables, flags, message) => {
  const { problems } = findTarget({ ...RUN, ...variables }, flags) as { problems: readonly string[] };
  expect(problems).toEqual([expect.stringMatching(message)]);
  expect(problems.join()).not.toContain("ghs_");
});

test("everything that is wrong is said at once", () => {
  expect(findTarget({ GITHUB_API_URL: "x", GITHUB_TOKEN: "a b" }, {})).toEqual({ problems: [expect.any(String), expect.any(String), expect.any(String)] });
});

describe("the pull request", () => {
  const event = (text: string) => () => text;
  const AT = { GITHUB_EVENT_PATH: "event.json" };

  test.each([
    ["by flag", {}, { pullRequest: "12" }, "", 12],
    ["by flag before the event's", AT, { pullRequest: "12" }, '{"pull_request":{"number":7}}', 12],
    ["of the event", AT, {}, '{"pull_request":{"number":7}}', 7],
  ])("%s", (_, variables, flags, text, expected) => {
    expect(findPullRequest(variables, flags, event(text))).toBe(expected);
  });

  test.each([
    ["nothing given", {}, {}, "", /no pull request: give --pull-request N/],
    ["zero", {}, { pullRequest: "0" }, "", /must be a number from 1 on/],
    ["a path in the place of a number", {}, { pullRequest: "7/../8" }, "", /"7\/\.\.\/8": it must be a number/],
    ["a push", AT, {}, '{"ref":"refs/heads/main"}', /is of no pull request/],
    ["a number that is text with more in it", AT, {}, '{"pull_request":{"number":"7/x"}}', /is of no pull request/],
    ["an event that is not JSON", AT, {}, "{", /which is not JSON/],
    ["an event that is null", AT, {}, "null", /is of no pull request/],
  ])("%s is a sentence", (_, variables, flags, text, problem) => {
    expect(findPullRequest(variables, flags, event(text))).toEqual({ problem: expect.stringMatching(problem) as string });
  });

  test("an event that can't be read is a sentence", () => {
    expect(findPullRequest(AT, {}, () => { throw new Error("ENOENT"); })).toEqual({ problem: expect.stringContaining("which can't be read") as string });
  });
});
