/** What was asked for can't be done: one sentence, exit code 2. */
export class Misuse extends Error {}
