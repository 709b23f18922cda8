import { codePoint, disguisedLetter, isComposed, reading } from "../../src/model/lookalikes";

test.each([
  ["\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408", "abekmhopctyxsij"],
  ["\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04bb\u0501", "aeopcyxsijhd"],
  ["\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd\u03b9", "abezhikmnoptyxovi"],
  ["\uff21\uff37\uff33 \u2013 \u2011", "aws - -"],
  ["Cafe\u0301", "caf\u00e9"],
  ["\u0436\u7ba1 1", "\u0436\u7ba1 1"],
])("%s reads %s", (text, read) => {
  expect(reading(text)).toBe(read);
});

test.each([
  ["AWS", undefined],
  ["\u0410WS", "\u0410"],
  ["AW\u13da", "\u13da"],
  ["AWS \u0421\u0415\u041e", "\u0421"],
  ["\u0421\u0415\u041e", undefined],
  ["AWS \u0436\u0430", undefined],
  ["", undefined],
])("of %s the disguised letter is %s", (text, letter) => {
  expect(disguisedLetter(text)).toBe(letter);
});

test("composed text is what Terraform keeps", () => {
  expect(["caf\u00e9", "x\u0301", "cafe\u0301", "\u212b"].map(isComposed)).toEqual([true, true, false, false]);
});

test("a character is told by its number", () => {
  expect([codePoint("A"), codePoint("\u{1d400}")]).toEqual(["U+0041", "U+1D400"]);
});
