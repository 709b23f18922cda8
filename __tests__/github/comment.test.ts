import { connect } from "../../src/github/api";
import { ownAuthor } from "../../src/github/author";
import { BODY_LIMIT, MARKER } from "../../src/github/body";
import { upsertComment, type Outcome, type Saying } from "../../src/github/comment";
import { startGitHub, type Fault, type GitHubServer } from "../support/github-server";

let github: GitHubServer;
let waited: number[];
beforeEach(async () => {
  github = await startGitHub();
  waited = [];
});
afterEach(() => github.close());

const TOKEN = "ghs_0123456789";
const news = (text: string): Saying => ({ text, isNews: true, rest: "The whole is with the run." });
const nothing: Saying = { text: "No access changes any more", isNews: false, rest: "" };
const BOT = ["github-actions[bot]", "Bot"] as const;

async function say(saying: Saying, login?: string): Promise<Outcome> {
  const wait = async (ms: number) => void waited.push(ms);
  const api = connect({ api: github.api, token: TOKEN, wait });
  return upsertComment(api, { repository: "tarnholt/access", pullRequest: 7 }, await ownAuthor(api, login), saying, wait);
}
const bodies = () => github.comments.map(({ body }) => body);
const writes = () => github.calls.filter(({ method }) => method !== "GET").map(({ method }) => method);
/** These answers, one after the other, to the calls of one kind; then GitHub's own. */
function faults(method: string, ...answers: readonly Fault[]): void {
  const left = [...answers];
  github.fault = (call) => (call.method === method && !call.path.startsWith("/user") ? left.shift() : undefined);
}

test("every push changes the one comment", async () => {
  expect((await say(news("3 grants gained"))).did).toBe("created");
  github.say("looks fine to me");
  expect((await say(news("2 grants gained"))).did).toBe("updated");
  expect(bodies()).toEqual([`${MARKER}\n2 grants gained\n`, "looks fine to me"]);
});

test("the same review again writes nothing, so nobody gets a mail", async () => {
  await say(news("3 grants gained"));
  expect((await say(news("3 grants gained\n\n"))).did).toBe("left as it was");
  expect(writes()).toEqual(["POST"]);
});

test("a push that takes the change back makes the comment say so; the next one leaves it", async () => {
  await say(news("3 grants gained"));
  expect((await say(nothing)).did).toBe("updated");
  expect((await say(nothing)).did).toBe("left as it was");
  expect(bodies()).toEqual([`${MARKER}\nNo access changes any more\n`]);
});

test("where there never was a change nothing is said", async () => {
  github.say(`${MARKER}\nNo access changes\n`, "mallory");
  expect(await say(nothing)).toEqual({ did: "nothing to say" });
  expect(writes()).toEqual([]);
});

test("the comment is found behind hundreds of others", async () => {
  for (let index = 0; index < 230; index += 1) github.say(`remark ${index}`);
  github.say(`${MARKER}\nold\n`, ...BOT);
  for (let index = 0; index < 69; index += 1) github.say(`remark ${index}`);
  expect((await say(news("new"))).did).toBe("updated");
  expect(github.calls.filter(({ path }) => path.includes("/comments?")).map(({ path }) => path.replace(/.*&/, ""))).toEqual(["page=1", "page=2", "page=3", "page=4"]);
});

test.each([
  ["a person", "mallory", "User"],
  ["a person who calls themselves like the bot", "github-actions", "User"],
  ["another app", "helper[bot]", "Bot"],
  ["the bot's name without its kind", "github-actions[bot]", "User"],
])("the marker in a comment of %s is not taken for ours, and that comment stays as it is", async (_, login, type) => {
  const forged = github.say(`${MARKER}\nAll is well, merge it\n`, login, type);
  expect((await say(news("3 administrators gained"))).did).toBe("created");
  expect(bodies()).toEqual([forged.body, `${MARKER}\n3 administrators gained\n`]);
});

test("a comment of ours that quotes the marker further down is another one", async () => {
  github.say(`> ${MARKER}\nquoted`, ...BOT);
  expect((await say(news("x"))).did).toBe("created");
});

test("a person's token owns that person's comments, and not the bot's", async () => {
  github.user = { login: "ana", type: "User" };
  github.say(`${MARKER}\nof the bot\n`, ...BOT);
  github.say(`${MARKER}\nold\n`, "ana", "User");
  expect((await say(news("new"))).did).toBe("updated");
  expect(bodies()).toEqual([`${MARKER}\nof the bot\n`, `${MARKER}\nnew\n`]);
});

test("an app that is named owns its own comments", async () => {
  github.user = { login: "access-review[bot]", type: "Bot" };
  github.say(`${MARKER}\nold\n`, "access-review[bot]", "Bot");
  expect((await say(news("new"), "access-review[bot]")).did).toBe("updated");
});

test("two comments that two runs made at once become one", async () => {
  github.say(`${MARKER}\nfirst\n`, ...BOT);
  github.say(`${MARKER}\nsecond\n`, ...BOT);
  await say(news("third"));
  expect(bodies()).toEqual([`${MARKER}\nthird\n`]);
});

test("a comment without a user (a deleted account) is nobody's", async () => {
  Object.assign(github.say(`${MARKER}\nx`), { user: null });
  expect((await say(news("x"))).did).toBe("created");
});

describe("when GitHub does not answer as it should", () => {
  test("a bad gateway on reading, then success", async () => {
    faults("GET", { status: 502, body: "<html>502</html>" }, { status: 503 });
    expect((await say(news("x"))).did).toBe("created");
    expect(waited).toEqual([1000, 2000]);
  });

  test.each<[string, Fault, string[]]>([
    ["before it was made", { status: 502 }, ["POST", "POST"]],
    ["after it was made", "lost", ["POST"]],
    ["as the connection was cut", "cut", ["POST", "POST"]],
  ])("a POST that fails %s leaves exactly one comment", async (_, fault, expected) => {
    faults("POST", fault);
    await say(news("x"));
    expect(bodies()).toEqual([`${MARKER}\nx\n`]);
    expect(writes()).toEqual(expected);
  });

  test("a rate limit is waited for as long as it says, and the comment is made once", async () => {
    faults("POST", { status: 403, headers: { "retry-after": "9" }, body: { message: "You have exceeded a secondary rate limit" } });
    expect((await say(news("x"))).did).toBe("created");
    expect(waited).toEqual([9000]);
    expect(bodies()).toHaveLength(1);
  });

  test("a rate limit that takes too long ends with the time, and nothing is waited", async () => {
    faults("PATCH", { status: 429, headers: { "retry-after": "3600" }, body: { message: "API rate limit exceeded" } });
    github.say(`${MARKER}\nold\n`, ...BOT);
    await expect(say(news("x"))).rejects.toMatchObject({ kind: "limited", message: expect.stringContaining("it asks to wait 3600 s") as string });
    expect(waited).toEqual([]);
  });

  test("a server that never recovers ends after a bounded number of requests", async () => {
    github.fault = ({ method }) => (method === "GET" ? { status: 500 } : undefined);
    await expect(say(news("x"))).rejects.toMatchObject({ kind: "unavailable", status: 500 });
    expect(github.calls).toHaveLength(5);
  });

  test("a token that may only read is told apart from a limit", async () => {
    github.readOnly = true;
    await expect(say(news("x"))).rejects.toMatchObject({ isForbidden: true });
    expect(waited).toEqual([]);
  });

  test("a body that GitHub finds too long after all is sent shorter", async () => {
    github.limit = 20_000;
    await say(news(Array.from({ length: 4000 }, (_, index) => `line ${index}`).join("\n")));
    expect(bodies()[0]?.length).toBeLessThanOrEqual(20_000);
    expect(bodies()[0]).toContain("The whole is with the run.");
    expect(BODY_LIMIT).toBeGreaterThan(20_000);
  });

  test("another refusal of the body is not taken for its length", async () => {
    faults("POST", { status: 422, body: { message: "Validation Failed", errors: [{ message: "body can't be blank" }] } });
    await expect(say(news("x"))).rejects.toMatchObject({ status: 422 });
    expect(writes()).toEqual(["POST"]);
  });

  test.each<[string, Fault, RegExp]>([
    ["a page of a proxy", { status: 200, body: "<html>sign in</html>" }, /something else than JSON: is GITHUB_API_URL/],
    ["JSON of something else", { status: 200, body: { items: [] } }, /in a form that is not GitHub's/],
    ["a redirection", { status: 301, headers: { location: "https://elsewhere.test/" }, body: { message: "Moved Permanently" } }, /301 Moved Permanently/],
    ["a reason with control characters", { status: 400, body: { message: "no\u001b[2Jthing" } }, /400 no\\u001b\[2Jthing/],
    ["the token itself", { status: 400, body: { message: `bad token ${TOKEN}` } }, /bad token \*\*\*/],
  ])("%s is a sentence", async (_, fault, message) => {
    faults("GET", fault);
    const said = await say(news("x")).catch((cause: unknown) => (cause as Error).message);
    expect(said).toMatch(message);
    expect(said).not.toContain(TOKEN);
  });
});
