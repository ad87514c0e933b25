import { CHARACTERS } from "./characters.ts";

/** Characters used in pages that the Latin-only fonts of pictures do not have. */
const NOT_DRAWN = new Set("†\u202f");
const DRAWN = new Set([...CHARACTERS].filter((one) => !NOT_DRAWN.has(one)));

/**
 * A text with nothing in it that the fonts of a picture lack, for which its drawer would ask the network: an accented
 * letter becomes its plain one, and whatever is none that is known, one question mark for each run of them.
 */
export function drawable(text: string): string {
  const plain = Array.from(text.normalize("NFC"), (one) => (DRAWN.has(one) ? one : plainOf(one)));
  return plain.join("").replace(/\ufffd+/g, "?");
}

/** What an accented or otherwise decorated letter is without it. */
function plainOf(character: string): string {
  const base = Array.from(character.normalize("NFKD")).filter((one) => !/\p{M}/u.test(one));
  if (/\s/.test(character)) return " ";
  return base.every((one) => DRAWN.has(one)) ? base.join("") : "\ufffd";
}
