import { escapeHtml, form, page } from "../../web/html";
import type { WebReply } from "../../web/message";
import type { App } from "../apps";
import type { Factor } from "../credentials";

const FACTOR_NAMES: Readonly<Record<Factor, string>> = { password: "Password", push: "Okta Verify push", webauthn: "Passkey", "hardware-key": "Hardware security key" };

const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;

/** `state` names the sign-in that goes on afterwards; without one the person lands on the dashboard. */
export function loginPage(state: string | undefined, { message = "", username = "" }: { readonly message?: string; readonly username?: string } = {}): WebReply {
  const inner = [
    `<label>Username<input name="username" autocomplete="username" value="${escapeHtml(username)}"></label>`,
    '<label>Password<input name="password" type="password" autocomplete="current-password"></label>',
    '<button type="submit">Sign in</button>',
  ].join("");
  return page("Sign In", (message === "" ? "" : paragraph(message)) + form("/login/authenticate", state === undefined ? {} : { stateToken: state }, inner), { status: message === "" ? 200 : 401 });
}

/** One form a button, so that it works without a script. */
export function factorPage(state: string, app: App, factors: readonly Factor[], message = ""): WebReply {
  const buttons = factors.map((factor) => {
    const button = (answer: string, kind: string): string =>
      form(`/signin/verify/${factor}/${answer}`, { stateToken: state }, `<button type="submit"${kind}>${answer === "approve" ? "Approve" : "Refuse"}: ${FACTOR_NAMES[factor]}</button>`);
    return button("approve", "") + button("refuse", ' class="second"');
  });
  return page("Verify it's you with a security method", (message === "" ? "" : paragraph(message)) + paragraph(`${app.label} asks for it.`) + buttons.join(""), { status: message === "" ? 200 : 401 });
}

/** `code` is what a test looks for; the text is for people. */
function failure(status: number, title: string, text: string, code: string): WebReply {
  return page(title, `${paragraph(text)}<p><a href="/app/UserHome">Go to your Okta home page</a></p><p data-code="${escapeHtml(code)}"></p>`, { status });
}

export const notAssigned = (app: App): WebReply =>
  failure(403, "User is not assigned to this application", `Sorry, you can't access ${app.label} because you are not assigned this app in Okta. If you're wondering why this is happening, please contact your administrator.`, "not-assigned");

export const accessDenied = (): WebReply => failure(403, "Access denied", "You do not have permission to perform the requested action. The sign-on policy of this application does not let you in.", "access-denied");

export const badSaml = (reason: string): WebReply => failure(400, "400 Bad Request", `Your request resulted in an error. Bad SAML request: ${reason}.`, "bad-saml-request");

export const notFound = (): WebReply => failure(404, "Page not found", "The page you are looking for does not exist, or the application is not active.", "not-found");

export const expired = (): WebReply => failure(400, "Your sign-in has expired", "You have been here too long, or this sign-in has been answered already. Begin again at the application.", "expired");

/** A setting of the app that makes no valid answer: Okta shows an error, and so does this, with the reason. */
export const misconfigured = (reason: string): WebReply => failure(500, "The application is not set up correctly", reason, "misconfigured");

export function dashboard(name: string, tiles: readonly { readonly label: string; readonly href: string }[]): WebReply {
  const list = tiles.map(({ label, href }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(label)}</a></li>`).join("");
  return page("My Apps", `${paragraph(name)}<ul>${list}</ul><p><a href="/login/signout">Sign out</a></p>`);
}

export function answerPage(acs: string, fields: Readonly<Record<string, string>>): WebReply {
  return page("Signing in...", form(acs, fields, '<noscript><button type="submit">Continue</button></noscript>', true));
}
