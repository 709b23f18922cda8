import { invalid } from "./errors";
import type { TextRule } from "./rules";

/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The input of one operation, read member by member under AWS's value rules; what breaks one is a ValidationException. */
export class Input {
  constructor(private readonly fields: Fields, private readonly path = "") {}

  has(name: string): boolean {
    return this.fields[name] !== undefined && this.fields[name] !== null;
  }

  raw(name: string): unknown {
    return this.fields[name];
  }

  text(name: string, rule: TextRule): string {
    return this.optionalText(name, rule) ?? this.required(name);
  }

  optionalText(name: string, rule: TextRule): string | undefined {
    return this.has(name) ? this.checkText(this.fields[name], this.at(name), rule) : undefined;
  }

  choice<Value extends string>(name: string, values: readonly Value[]): Value {
    if (!this.has(name)) this.required(name);
    const given = this.fields[name];
    const found = values.find((value) => value === given);
    if (found === undefined) throw invalid(this.at(name), `Member must satisfy enum value set: [${values.join(", ")}]`);
    return found;
  }

  optionalChoice<Value extends string>(name: string, values: readonly Value[]): Value | undefined {
    return this.has(name) ? this.choice(name, values) : undefined;
  }

  object(name: string): Input {
    return this.optionalObject(name) ?? this.required(name);
  }

  optionalObject(name: string): Input | undefined {
    if (!this.has(name)) return undefined;
    const value = this.fields[name];
    if (!isFields(value)) throw invalid(this.at(name), "Member must be a structure");
    return new Input(value, this.at(name));
  }

  objects(name: string, min: number, max: number): Input[] {
    return this.list(name, min, max).map((value, index) => {
      const at = `${this.at(name)}.${index + 1}.member`;
      if (!isFields(value)) throw invalid(at, "Member must be a structure");
      return new Input(value, at);
    });
  }

  texts(name: string, rule: TextRule, min: number, max: number): string[] {
    return this.list(name, min, max).map((value, index) => this.checkText(value, `${this.at(name)}.${index + 1}.member`, rule));
  }

  /** MaxResults within AWS's bounds, and its default. */
  pageSize(max: number): number {
    if (!this.has("MaxResults")) return max;
    const size = this.fields["MaxResults"];
    if (typeof size !== "number" || !Number.isInteger(size)) throw invalid("maxResults", "Member must be an integer");
    if (size < 1) throw invalid("maxResults", "Member must have value greater than or equal to 1");
    if (size > max) throw invalid("maxResults", `Member must have value less than or equal to ${max}`);
    return size;
  }

  private list(name: string, min: number, max: number): readonly unknown[] {
    if (!this.has(name)) this.required(name);
    const value = this.fields[name];
    if (!Array.isArray(value)) throw invalid(this.at(name), "Member must be a list");
    if (value.length < min) throw invalid(this.at(name), `Member must have length greater than or equal to ${min}`);
    if (value.length > max) throw invalid(this.at(name), `Member must have length less than or equal to ${max}`);
    return value;
  }

  private checkText(value: unknown, at: string, rule: TextRule): string {
    if (typeof value !== "string") throw invalid(at, "Member must be a string");
    if (value.length < rule.min) throw invalid(at, `Member must have length greater than or equal to ${rule.min}`);
    if (value.length > rule.max) throw invalid(at, `Member must have length less than or equal to ${rule.max}`);
    if (!rule.pattern.test(value)) throw invalid(at, `Member must satisfy regular expression pattern: ${rule.pattern.source.replace(/^\^|\$$/g, "")}`);
    return value;
  }

  private required(name: string): never {
    throw invalid(this.at(name), "Member must not be null");
  }

  /** `customerManagedPolicyReference.name`: AWS names members with a small first letter here. */
  private at(name: string): string {
    const member = name.charAt(0).toLowerCase() + name.slice(1);
    return this.path === "" ? member : `${this.path}.${member}`;
  }
}
