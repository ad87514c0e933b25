/** A place in a file; both count from 1. */
export interface Place {
  line: number;
  column: number;
}

/** Offsets of a part of a file, as its parser tells them. */
export interface Span {
  start: number;
  end: number;
}

const REFERENCE = /^&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/i;

/** The place of an offset in a file. */
export function placeAt(source: string, offset: number): Place {
  const before = source.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/**
 * Where a character of a text stands in the file that it was read from, where it may be written with escapes and
 * references, and its lines begin with what is no part of it.
 *
 * @returns the beginning of the span where the character cannot be found in it
 */
export function placeIn(source: string, { start, end }: Span, text: string, index: number): Place {
  const raw = source.slice(start, end);
  const verbatim = raw.lastIndexOf(text);
  return placeAt(source, start + (verbatim < 0 ? offsetIn(raw, text, index) : verbatim + index));
}

function offsetIn(raw: string, text: string, index: number): number {
  let done = 0;
  for (let at = 0; at < raw.length; ) {
    const reference = REFERENCE.exec(raw.slice(at))?.[0];
    const isDecoded = reference !== undefined && !text.startsWith(reference, done);
    const isSame = !isDecoded && raw[at] === text[done];
    if ((isDecoded || isSame) && done === index) return at;
    at += isDecoded ? reference.length : 1;
    if (isDecoded) done += String.fromCodePoint(text.codePointAt(done) ?? 0).length;
    else if (isSame) done += 1;
  }
  return 0;
}
