import { canonical } from "../canonical";
import { isUnknown, type Fact } from "../access/model";
import { outside, say, type Phrase } from "./phrase";

/** A value for people: text as it is, all else as JSON; what is not known says so. */
export function valuePhrase(value: Fact | undefined): Phrase {
  if (value === undefined || value === null || value === "") return ["(nothing)"];
  if (isUnknown(value)) return ["(known after the apply)"];
  return [outside(typeof value === "string" ? value : canonical(value))];
}

export function fromTo(before: Fact | undefined, after: Fact | undefined): Phrase {
  return say`${valuePhrase(before)} -> ${valuePhrase(after)}`;
}
