/**
 * What steers a terminal or reorders a line: controls (C0 but for tab and line feed, DEL, C1), marks and overrides of
 * writing direction, line separators, and halves of surrogate pairs.
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

const PICTURES = 0x2400;
const DELETE = 0x7f;

/**
 * Text in somebody else's words with a visible sign, as long as before, in place of everything that is not to be seen:
 * nothing in it then steers a terminal or turns what stands around it the other way.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (unseen) => {
    const code = unseen.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(PICTURES + code);
    return code === DELETE ? "␡" : "�";
  });
}
