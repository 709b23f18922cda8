import { address, withoutQuery } from "./address";
import { unreadable, RECORD } from "./fault";
import { encodedMessages, formMessages, queryOf } from "./form";
import type { Unreadable } from "./input";
import { oneOfEach, type Message } from "./message";

/** Whether a text is what a browser gives for "Copy as cURL". */
export function isCurl(text: string): boolean {
  return /^\s*(?:\$ )?curl(?:\.exe)?[\s^]/i.test(text.slice(0, 200));
}

/** Lines read of what "Copy all as cURL" gives; a sign-in has a few dozen. */
const MOST_COMMANDS = 2000;

/** The SAML messages in copied cURL lines, written for bash or for the Windows command line. */
export function curlMessages(text: string): readonly Message[] | Unreadable {
  // The Windows form escapes with ^, also inside the percent-encoding of the body; ^ itself can't be part of a value.
  const plain = text.replaceAll("^", "");
  const commands = plain.split(/(?:^|[;&\n])[ \t]{0,20}(?:\$ )?(?=curl(?:\.exe)?\s)/);
  const messages = commands.slice(-MOST_COMMANDS).flatMap(oneCommand);
  if (messages.length > 0) return messages;
  return unreadable("input-curl-without-saml", "This cURL line posts no SAML message", "--data-raw 'SAMLResponse=…'", "A cURL line without SAMLResponse or SAMLRequest", `Copy the line of the POST to /platform/saml/acs/…, not of the page that opened after it. ${RECORD}`);
}

function oneCommand(command: string): Message[] {
  const url = /https?:\/\/[^\s'"`\\]+/.exec(command);
  if (url === null) return formMessages(command, { via: "post", container: "a cURL line" });
  const sent = { container: `a cURL line, to ${address(url[0])}`, postedTo: withoutQuery(url[0]), posted: true };
  const behind = command.slice(0, url.index) + command.slice(url.index + url[0].length);
  // Bash's $'…' writes line breaks so.
  const body = behind.includes("$'") ? behind.replaceAll(/\\[nrt]/g, "\n") : behind;
  // What the browser sent is in the line as it was sent, so a bare + is a blank to the receiver.
  const posted = formMessages(body, { ...sent, via: "post" }, !behind.includes("--data-urlencode"));
  return oneOfEach([...encodedMessages(queryOf(url[0]), { ...sent, via: "redirect" }), ...posted]);
}
