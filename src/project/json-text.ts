import { quote } from "../model/problem";
import { scanJson } from "./json-scan";

/** What a text of JSON says, or what is wrong with it and where, as `line:column` from 1. */
export type JsonText = { readonly value: unknown } | { readonly place: string; readonly fault: string };

/**
 * Reads JSON as JSON.parse does, with two differences: a fault has its place (what the engine says of it changes with its version,
 * and often lacks one), and a key that an object has twice is a fault: JSON.parse keeps the last without a word, so that an account
 * copied and not renamed would vanish, or a condition of a policy.
 */
export function readJson(written: string): JsonText {
  const text = written.replace(/^\uFEFF/, "");
  const found = scanJson(text);
  try {
    const value: unknown = JSON.parse(text);
    if (found?.key === undefined) return { value };
    return { place: lineAndColumn(text, found.at), fault: `an object has ${quote(found.key)} twice, and all but the last would be dropped: join them, or rename or remove one` };
  } catch (cause) {
    // The engine is the judge; its own words must do where the scan minds nothing.
    const { at, fault } = found?.fault === undefined ? { at: text.length, fault: cause instanceof Error ? cause.message : "unknown error" } : found;
    return { place: lineAndColumn(text, at), fault: `it is not JSON: ${fault}` };
  }
}

function lineAndColumn(text: string, at: number): string {
  const lines = text.slice(0, at).split("\n");
  return `${lines.length}:${(lines.at(-1) ?? "").length + 1}`;
}
