/** A token that can be sent and not be printed: as text, as JSON and to a look into the object its private field isn't there. */
export class Secret {
  readonly #value: string;

  /** `from` says where it was found, for messages: a variable's or a file's name. */
  constructor(value: string, readonly from: string) {
    this.#value = value;
  }

  /** The header of a request to the host that it belongs to. */
  authorization(): string {
    return `Bearer ${this.#value}`;
  }

  /** A text from outside without it: a server may send back what it was sent. */
  hide(text: string): string {
    return text.replaceAll(this.#value, "(token)");
  }
}
