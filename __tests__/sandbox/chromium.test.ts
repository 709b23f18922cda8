import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ANA, federated } from "../support/both-ends";
import { needs } from "../support/needs";

const run = promisify(execFile);
const CHROMIUM = (process.env["PATH"] ?? "").split(":").flatMap((folder) => ["chromium", "chromium-browser", "google-chrome"].map((name) => join(folder, name))).find((file) => existsSync(file));
const withChromium = needs("Chromium", CHROMIUM !== undefined);
const ROOT = join(__dirname, "../..");

withChromium("a real browser goes from Okta's session through the signed response to the access portal, and takes a picture of it", async () => {
  const ends = await federated();
  const profile = mkdtempSync(join(tmpdir(), "chromium-"));
  try {
    const tile = `${ends.okta.org.base}/app/${ends.app.name}/${ends.app.externalKey}/sso/saml`;
    const start = (): string => `${ends.okta.org.base}/login/sessionCookieRedirect?token=${ends.sessionToken(ANA, ["password", "push"])}&redirectUrl=${encodeURIComponent(tile)}`;
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", `--user-data-dir=${profile}`, ...ends.door.chromiumFlags, "--virtual-time-budget=8000"];
    const { stdout } = await run(CHROMIUM ?? "", [...flags, "--dump-dom", start()], { timeout: 60_000, maxBuffer: 10_000_000 });
    expect(stdout).toContain("Payments Prod");
    expect(stdout).toContain("ReadOnly");
    expect(ends.signIn.signIns.map(({ outcome, startedAt }) => [outcome, startedAt])).toEqual([["accepted", "idp"]]);

    mkdirSync(join(ROOT, "rehearsal"), { recursive: true });
    const picture = join(ROOT, "rehearsal", "portal.png");
    rmSync(picture, { force: true });
    await run(CHROMIUM ?? "", [...flags, "--window-size=900,640", `--screenshot=${picture}`, start()], { timeout: 60_000 });
    expect(statSync(picture).size).toBeGreaterThan(5_000);
    expect(readFileSync(picture).subarray(1, 4).toString()).toBe("PNG");
  } finally {
    rmSync(profile, { recursive: true, force: true });
    await ends.close();
  }
}, 180_000);
