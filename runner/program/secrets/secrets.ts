import { formsOf } from "./secret-forms.ts";

/** Shorter ones would tear innocent text apart; they are only replaced where they stand alone, in quotes. */
const SHORTEST = 8;

const INSTEAD = "(not shown)";

const values = new Set<string>();
/** The forms of those values. */
const known = new Set<string>();
/** Those, each with what stands instead of it, the longest first: of two that overlap nothing must be left. */
let longestFirst: [form: string, instead: string][] | undefined;
/** The names of machines. */
const names = new Set<string>();

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
  longestFirst = undefined;
}

/**
 * Keeps the name of a machine from being written or printed wherever it stands as a word of its own, however short it is.
 * One of letters alone, such as `node`, would tear innocent text apart: it is only replaced in quotes, or where it is long.
 */
export function keepName(name: string): void {
  keepSecret(name);
  if (/[^a-z]/i.test(name)) names.add(name);
}

/** All values that are kept, for a thread of its own, which has to be told them. */
export function keptSecrets(): string[] {
  return [...values];
}

/**
 * The same text without anything that is to be kept secret. Each is searched for by itself: a regular expression of all of
 * them may be too large to be one.
 */
export function withoutSecrets(text: string): string {
  longestFirst ??= [...known].toSorted((a, b) => b.length - a.length).map((form) => [form, insteadOf(form)]);
  const shown = longestFirst.reduce((left, [form, instead]) => left.replaceAll(form, instead), text);
  return [...names].reduce(
    (left, name) => left.replaceAll(new RegExp(`(?<![\\w-])${RegExp.escape(name)}(?![\\w-])`, "g"), INSTEAD),
    shown,
  );
}

/** What was JSON stays JSON. */
function insteadOf(form: string): string {
  const quote = /^(["']).*\1$/s.exec(form)?.[1] ?? "";
  return `${quote}${INSTEAD}${quote}`;
}

/** How many characters at the end of a text may be the beginning of a secret whose rest is still to come. */
export function secretBegunIn(text: string): number {
  return Math.max(0, ...[...known].map((form) => begunIn(text, form)));
}

function begunIn(text: string, form: string): number {
  const first = form.charAt(0);
  let at = text.indexOf(first, Math.max(0, text.length - form.length + 1));
  while (at !== -1 && !form.startsWith(text.slice(at))) at = text.indexOf(first, at + 1);
  return at === -1 ? 0 : text.length - at;
}
