import type { Emphasis } from "../../review/formats/text";
import { colours } from "../terminal";

/** Colours of a review on a person's terminal. */
export const emphasis: Emphasis = {
  bold: colours.bold,
  dim: colours.dim,
  mark: (mark, text) => {
    switch (mark) {
      case "+": return colours.green(text);
      case "-":
      case "error": return colours.red(text);
      case "~":
      case "warning": return colours.yellow(text);
      default: return text;
    }
  },
};
