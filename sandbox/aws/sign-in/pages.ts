import { escapeHtml, page } from "../../web/html";
import type { WebReply } from "../../web/message";
import type { User } from "../directory";
import type { Entry } from "./access";

/** IAM Identity Center's page when something is wrong: it tells people next to nothing, and so does this one. */
export function messagePage(message: string, startUrl: string): WebReply {
  return page(message, `<p id="message">We were unable to complete the request. Contact your administrator.</p>${startLink(startUrl)}`, { status: 403 });
}

/** The sign-in page of an instance whose people have their passwords in IAM Identity Center; the sandbox has none, so nobody gets further. */
export function directoryPage(): WebReply {
  return page("Sign in", '<p id="message">The identity source of this instance is the Identity Center directory: people sign in with a password that IAM Identity Center keeps. No external identity provider is set up yet.</p>');
}

export function signedOutPage(startUrl: string): WebReply {
  return page("You are signed out of the AWS access portal", `<p id="message">You may still be signed in at your identity provider: the next sign-in may not ask for anything.</p>${startLink(startUrl)}`);
}

/** The access portal: every account of a person, and in it every permission set with the link that shares it. */
export function portalPage({ userName, attributes }: User, entries: readonly Entry[]): WebReply {
  const { DisplayName: displayName } = attributes;
  const person = typeof displayName === "string" ? displayName : userName;
  const accounts = entries.map(({ account, sets }) => {
    const links = sets.map(({ name }) => `<li><a data-role="${escapeHtml(name)}" href="${escapeHtml(roleLink(account.id, name))}">${escapeHtml(name)}</a></li>`).join("");
    return `<section data-account="${escapeHtml(account.id)}"><h2>${escapeHtml(account.name)}</h2><p>${escapeHtml(account.id)} | ${escapeHtml(account.email)}</p><ul>${links}</ul></section>`;
  }).join("");
  const none = entries.length === 0 ? "<p>You do not have any applications or accounts.</p>" : "";
  return page("AWS access portal", `<p>Signed in as <b id="person">${escapeHtml(person)}</b> | <a href="/logout">Sign out</a></p>${none}${accounts}`);
}

function roleLink(account: string, role: string): string {
  return `/start/#/console?${new URLSearchParams({ account_id: account, role_name: role }).toString()}`;
}

function startLink(startUrl: string): string {
  return `<p><a href="${escapeHtml(startUrl)}">AWS access portal</a></p>`;
}
