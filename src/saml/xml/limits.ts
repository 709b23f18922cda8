/** Bounds of what is read at all; a response of Okta needs a hundredth of each. IAM Identity Center itself stops at an assertion of 50,000 characters, which has room for 20,000 nodes (`<a/>x` is two). */
export const LIMITS = {
  /** Characters of the whole text. */
  characters: 2 * 1024 * 1024,
  depth: 64,
  /** Elements, attributes and texts together. */
  nodes: 22_000,
  /** On one element, namespace declarations included: xml-crypto compares each with each. */
  attributes: 64,
  /** In scope of one element: xml-crypto copies all of them for every child. */
  namespaces: 64,
  /** Faults reported of one text. */
  faults: 20,
} as const;
