import { LIMITS } from "../xml/limits";

/** A HAR file of one sign-in has one to ten MB; more is a recording of a whole day. */
export const MAX_FILE = 20 * 1024 * 1024;
/** Characters of one decoded message: what the strict reader takes at most. */
export const MAX_XML = LIMITS.characters;
/** Entries of a recording; 20 MB of them have some thousand. */
export const MAX_ENTRIES = 50_000;
/** SAML messages of a recording; one of a whole day has some dozens. */
export const MAX_MESSAGES = 1_000;
/** Of a JSON file, counted before it is parsed: a HAR is ten deep, and one of 20 MB has some hundred thousand values. */
export const JSON_BOUNDS = { depth: 100, values: 1_000_000 } as const;
