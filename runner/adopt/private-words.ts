import { PRIVATE_KINDS } from "./private-kinds.ts";

/** Something in a run file that may say who made it, or give something away. */
export interface PrivateWords {
  /** Where it stands, as keys and places joined by dots. */
  at: string;
  what: string;
}

/** Four numbers up to 255 that are no version: those stand beside other names. */
const IP_ADDRESS = /(?<![\w.-])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w-]|\.\w)/g;
/** Of those that are given out: others, such as `::1`, are of no machine. Never by chance a time or a name of a program. */
const IPV6_ADDRESS = /(?<![\w:.])(?:[23][\da-f]{3}|f[cde][\da-f]{2})(?:(?::[\da-f]{1,4}){0,6}::|(?::[\da-f]{1,4}){5})/i;
/** Characters as addresses, JSON and HTML write them. */
const WRITTEN_OTHERWISE = /%([\da-f]{2})|\\u00([\da-f]{2})|&#x([\da-f]{2});|&#(\d{2,3});/gi;
const OF_NO_MACHINE = /^(?:127\.|0\.0\.0\.0$)/;
const OF_VERSIONS = /^(?:\w+_version|packages|kernel|engine|compose|node|undici|operatingSystem)$/;

/** The first words of a run file, or of what else is parsed JSON, that may be private; null where there are none. */
export function privateWordsIn(value: unknown, at: string[] = []): PrivateWords | null {
  if (typeof value === "string") return found(value, at);
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    // What a key says counts as well: a map may have anything for its keys.
    const words = found(key, at) ?? privateWordsIn(inner, [...at, key]);
    if (words) return words;
  }
  return null;
}

function found(written: string, at: string[]): PrivateWords | null {
  const place = at.join(".") || "the top";
  const text = decoded(written);
  const [what] = PRIVATE_KINDS.find(([, pattern]) => pattern.test(text)) ?? [];
  if (what) return { at: place, what };
  const isVersion = at.some((key) => OF_VERSIONS.test(key));
  const addresses = isVersion ? [] : (text.match(IP_ADDRESS) ?? []);
  const isOfMachine = addresses.some((one) => !OF_NO_MACHINE.test(one)) || IPV6_ADDRESS.test(text);
  return isOfMachine ? { at: place, what: "a network address" } : null;
}

function decoded(text: string): string {
  return text.replace(WRITTEN_OTHERWISE, (_, inAddress = "", inJson = "", inHtml = "", decimal = "") =>
    String.fromCharCode(decimal ? Number(decimal) : Number.parseInt(`${inAddress}${inJson}${inHtml}`, 16)),
  );
}
