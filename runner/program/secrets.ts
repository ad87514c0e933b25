import { formsOf } from "./secret-forms.ts";

/** Shorter ones would tear innocent text apart; they are only replaced where they stand alone, in quotes. */
const SHORTEST = 8;

const INSTEAD = "(not shown)";

const values = new Set<string>();
/** The forms of those values. */
const known = new Set<string>();
/** The names of machines. */
const names = new Set<string>();
let pattern: RegExp | undefined;

/**
 * Keeps a value from being written or printed from now on, in all forms in which a server may repeat it; of several lines,
 * such as a key has, each.
 */
export function keepSecret(value: string): void {
  if (value === "") return;
  const lines = value.split(/\r?\n/);
  if (lines.length > 1) for (const line of lines) if (line.length >= SHORTEST) keepSecret(line);
  values.add(value);
  const forms = value.length < SHORTEST ? [JSON.stringify(value), `'${value}'`] : formsOf(value);
  for (const form of forms) known.add(form);
  pattern = undefined;
}

/**
 * Keeps the name of a machine from being written or printed wherever it stands as a word of its own, however short it is.
 * One of letters alone, such as `node`, would tear innocent text apart: it is only replaced in quotes, or where it is long.
 */
export function keepName(name: string): void {
  keepSecret(name);
  if (/[^a-z]/i.test(name)) names.add(name);
  pattern = undefined;
}

/** All values that are kept, for a thread of its own, which has to be told them. */
export function keptSecrets(): string[] {
  return [...values];
}

/** The same text without anything that is to be kept secret. */
export function withoutSecrets(text: string): string {
  if (known.size === 0) return text;
  // The longest first: of two that overlap nothing must be left.
  pattern ??= new RegExp(
    [...known]
      .toSorted((a, b) => b.length - a.length)
      .map(RegExp.escape)
      .concat([...names].map((name) => `(?<![\\w-])${RegExp.escape(name)}(?![\\w-])`))
      .join("|"),
    "g",
  );
  return text.replace(pattern, (found) => {
    const quote = /^(["']).*\1$/s.exec(found)?.[1] ?? "";
    // What was JSON stays JSON.
    return `${quote}${INSTEAD}${quote}`;
  });
}

/** How many characters at the end of a text may be the beginning of a secret whose rest is still to come. */
export function secretBegunIn(text: string): number {
  let begun = 0;
  for (const form of known) {
    for (let length = Math.min(form.length - 1, text.length); length > begun; length--)
      if (text.endsWith(form.slice(0, length))) begun = length;
  }
  return begun;
}
