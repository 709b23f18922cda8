import { waitBefore } from "../../src/github/wait";

const NOW = 1_800_000_000_000;

test.each<[string, number, Record<string, string>, string, number, number | undefined]>([
  ["a server error: soon, and twice as long each time", 502, {}, "", 0, 1000],
  ["the fourth server error", 500, {}, "", 3, 8000],
  ["a server that says when", 503, { "retry-after": "7" }, "", 0, 7000],
  ["too many requests, with a time", 429, { "retry-after": "30" }, "", 2, 30_000],
  ["too many requests, without a time", 429, {}, "", 0, 60_000],
  ["a secondary limit, with a time", 403, { "retry-after": "5" }, "You have exceeded a secondary rate limit", 0, 5000],
  ["a secondary limit, without a time: at least a minute", 403, {}, "You have exceeded a secondary rate limit", 0, 60_000],
  ["a secondary limit again", 403, {}, "You have exceeded a secondary rate limit", 1, 120_000],
  ["the hour's requests used up", 403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(NOW / 1000 + 40) }, "API rate limit exceeded", 0, 41_000],
  ["a reset that has passed", 403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(NOW / 1000 - 40) }, "API rate limit exceeded", 0, 1000],
  ["a token that may not", 403, { "x-ratelimit-remaining": "4999", "x-ratelimit-reset": String(NOW / 1000 + 40) }, "Resource not accessible by integration", 0, undefined],
  ["a time that is none", 403, { "retry-after": "soon" }, "Resource not accessible by integration", 0, undefined],
  ["not there", 404, { "retry-after": "5" }, "", 0, undefined],
  ["not valid", 422, {}, "", 0, undefined],
  ["a bad token", 401, {}, "Bad credentials", 0, undefined],
])("%s", (_, status, headers, body, attempt, expected) => {
  expect(waitBefore({ status, headers: new Headers(headers), body }, attempt, NOW)).toBe(expected);
});
