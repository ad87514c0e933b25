import { type Document, Scalar, visit } from "yaml";

/**
 * Gives the plain scalars of a document the values that Compose's YAML parser reads: `0777` is octal there, `1_000` a
 * number, `2001-01-01` a time, and a number that is shown as text is shown as Go does.
 */
export function readScalars(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      if (node.type === Scalar.PLAIN && node.tag === undefined) node.value = valueAs(node.source ?? "", node.value);
    },
  });
}

/** Whole numbers from here on, of 64 bits in either way, are read as fractions. */
const [TOO_LARGE, LEAST] = [2n ** 64n, -(2n ** 63n)];

function valueAs(source: string, value: unknown): unknown {
  const digits = source.startsWith("_") ? "" : source.replaceAll("_", "");
  const [, sign = "", number = ""] = /^([-+]?)(.*)$/s.exec(digits) ?? [];
  if (/^0[0-7]+$/.test(number)) return whole(sign, `0o${number}`);
  if (/^(?:0|[1-9]\d*|0b[01]+|0o[0-7]+|0x[\da-f]+)$/i.test(number)) return whole(sign, number);
  if (/^(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/i.test(number)) return float(Number(digits));
  return dayIn(source) ?? value;
}

/** The beginning of a day; one that no calendar has is text. */
function dayIn(source: string): Date | undefined {
  const [year, month = 0, day = 0] = /^\d{4}-\d\d?-\d\d?$/.test(source) ? source.split("-").map(Number) : [];
  if (year === undefined) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : undefined;
}

/** A day as Go shows it. */
export function shownDay(day: Date): string {
  return `${day.toISOString().slice(0, 10)} 00:00:00 +0000 UTC`;
}

/** A number that is too long for JavaScript stays text. */
function whole(sign: string, number: string): unknown {
  const value = sign === "-" ? -BigInt(number) : BigInt(number);
  if (value >= TOO_LARGE || value < LEAST) return float(Number(value));
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}

/** A fraction as Go shows it: with an exponent from a million on, where JavaScript has one only from 22 digits on. */
function float(value: number): unknown {
  const [mantissa, exponent = "0"] = value.toExponential().split("e");
  const power = Number(exponent);
  if (Object.is(value, -0)) return "-0";
  if (value === 0 || (power >= -4 && power < 6)) return value;
  return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}
