import { visible } from "../model/problem";
import type { Phrase } from "../review/view/phrase";
import type { EnvironmentView, Line, ReviewView } from "../review/view/view";
import { html, type Html } from "./html";

const SAID: Readonly<Record<Line["mark"], string>> = { "+": "gained or added", "-": "lost or removed", "~": "changed", error: "error", warning: "warning", waived: "waived", "": "" };
const CLASSES: Readonly<Record<Line["mark"], string>> = { "+": "plus", "-": "minus", "~": "tilde", error: "error", warning: "warning", waived: "waived", "": "said" };
const SHOWN: Readonly<Record<Line["mark"], string>> = { "+": "+", "-": "−", "~": "~", error: "✕", warning: "!", waived: "○", "": "·" };

/** The review as markup: the same words as in a comment, and all of them. */
export function reviewHtml({ headline, environments }: ReviewView): Html {
  return html`<p class="headline">${write(headline)}</p>${environments.map(environmentHtml)}`;
}

function environmentHtml({ name, summary, basis, blocks }: EnvironmentView): Html {
  return html`<section><h3>${write(name)} <small>${write(summary)}</small></h3>
${blocks.map(({ title, lines }) => html`<h4>${title} <span class="count">${lines.length}</span></h4><ul class="lines">${lines.map(lineHtml)}</ul>`)}
<p class="basis">${write(basis)}</p></section>`;
}

function lineHtml({ mark, text, details }: Line): Html {
  return html`<li class="${CLASSES[mark]}"><span class="mark" aria-hidden="true">${SHOWN[mark]}</span><span class="hidden">${SAID[mark]}: </span>${write(text)}${details.length === 0 ? [] : html`<ul>${details.map((detail) => html`<li>${write(detail)}</li>`)}</ul>`}</li>`;
}

/** Names stand apart from our words, isolated so that their direction reorders nothing around them. */
function write(phrase: Phrase): Html[] {
  return phrase.map((part) => (typeof part === "string" ? html`${part}` : html`<bdi class="${part.prose === true ? "prose" : "name"}">${visible(part.outside)}</bdi>`));
}
