/** A number that was typed, and where it begins in its text. */
export interface TypedNumber {
  text: string;
  index: number;
}

/**
 * Digits of any script, fractions, Roman and circled ones; and what Unicode counts as pictures: two numbers, clocks, dice, the
 * days of calendars, medals, and signs that have a number on them.
 */
const NUMERIC =
  /[\p{N}\u{1f51f}\u{1f4af}\u{1f550}-\u{1f567}\u2680-\u2685\u{1f4c5}\u{1f4c6}\u{1f5d3}\u{1f947}-\u{1f949}\u{1f51e}\u{1f522}\u{1f3b1}]/u;

function isNumeric(character: string): boolean {
  return NUMERIC.test(character) || NUMERIC.test(character.normalize("NFKC"));
}

/**
 * A number that is written with letters: a Roman one of several, up to thirty-nine, or a longer one, since short ones of the
 * other letters are names (CD, CI, MIX); and a Chinese one that is no part of a longer word.
 */
const IN_LETTERS =
  /(?<![\p{L}\p{N}_-])(?:(?:(?=[IVX]{2})|(?=[IVXLCDM]{4}))M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})|[一二三四五六七八九十百千万萬億亿兆零廿卅卌壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]+)(?![\p{L}\p{N}_-])/u;

/** The first number in words that are read; one in English words is none. */
export function numberIn(words: string): TypedNumber | null {
  const inDigits = inDigitsIn(words);
  const inLetters = IN_LETTERS.exec(words);
  if (!inLetters || (inDigits && inDigits.index < inLetters.index)) return inDigits;
  return { text: inLetters[0], index: inLetters.index };
}

function inDigitsIn(words: string): TypedNumber | null {
  let found: TypedNumber | null = null;
  let index = 0;
  for (const character of words) {
    if (isNumeric(character) || (found && /[.,]/.test(character))) found ??= { text: "", index };
    else if (found) return found;
    if (found) found.text += character;
    index += character.length;
  }
  return found;
}

const NUMBER = String.raw`\p{N}[\p{N}.,'_/⁄×·∙⋅:^–→|-]*(?:e[+-]?\d+)?`;
/** What is counted or measured here, also when nothing stands between the number and it. */
const COUNTED =
  "(?:(?:nano|micro|milli|kilo|mega|giga|kibi|mebi|gibi)?(?:second|minute|hour|day|time|request|answer|response|error|client|user|connection|worker|process|thread|core|bit|byte|fold|percent))(?:e?s)?";
/** Short enough to be no name, as `2xlarge` is one; a rate may be written out. */
const UNIT = String.raw`(?:[\p{L}%°‰€£¥]{0,3}|\p{L}+/\p{L}+|${COUNTED})`;
/** Such as `1h30` and `2m30s`. */
const TIME = String.raw`(?:\p{N}+(?:h|min|m|s))+\p{N}*`;
/** What a sentence puts before and after a number; `$`, `#` and `=` begin what only a program reads. */
const BEFORE = `[("'[{“‘«±~≈≤≥<>+−€£¥.…!|-]*`;
const AFTER = String.raw`[)"'\]}”’»\\.,;:+!?…|\p{Cf}]*`;
const QUANTITY = new RegExp(`^${BEFORE}(?:${NUMBER}${UNIT}|${TIME})${AFTER}$`, "u");
/** A row of a table as programs write it, a name and numbers behind it; and a number that JSON has under a name. */
const ROW = new RegExp(
  `^(?!-)${BEFORE}\\p{L}[\\p{L}\\p{N}_.-]*(?:[,;]${NUMBER}${UNIT})+${AFTER}$|^[^"]*"[^"]*":-?${NUMBER}`,
  "u",
);
/** A flag or an operator, after which a number is what something is set to. */
const TAKES_VALUE = /^--?[\w-]+$|[=+*/<>-]$/;

/** The first number that stands in code as it would in prose: not within a name and not as a value of something. */
export function numberInCode(code: string): TypedNumber | null {
  let before = "";
  for (const { 0: word, index } of code.matchAll(/\S+/g)) {
    // Either, since some numbers become letters, such as Roman ones.
    const isQuantity = [word, word.normalize("NFKC")].some((written) => QUANTITY.test(written) || ROW.test(written));
    if (isQuantity && !TAKES_VALUE.test(before)) return { text: word, index };
    before = word;
  }
  return null;
}

/** What is said of a typed number. */
export function typedNumberFault(text: string): string {
  return `expected a number to be looked up with <Value of="…"/> or marked with <Fixed why="…">, as are versions and dates, got "${text}"`;
}
