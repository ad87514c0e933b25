const DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** A name as sentences can have it: in the text of an article a digit would be a number that nobody has measured. */
export function spelledOut(name: string): string {
  const words = name
    .replaceAll(/\d/g, (digit) => ` ${DIGITS[Number(digit)]} `)
    .replaceAll(/\s+/g, " ")
    .trim();
  // A sentence may begin with it.
  return /^\d/.test(name) ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words;
}

/** Words as the text of an article can have them: no sign in them begins markup or an expression. */
export function asText(words: string): string {
  return words.replaceAll(/[\\`*_{}[\]<>&~|]/g, "\\$&");
}

/** The path of an endpoint as sentences can have it. */
export function pathInWords(path: string): string {
  return path === "/" ? "the root" : spelledOut(path).replaceAll(/ ?\/ ?/g, "/");
}

/** Several things as a sentence lists them. */
export function listed(things: readonly string[]): string {
  const last = things.at(-1) ?? "";
  return things.length > 1 ? `${things.slice(0, -1).join(", ")} and ${last}` : last;
}

/** A name for use in the source of a program: `shop-web` is `SHOP_WEB`. */
export function constantName(id: string): string {
  const name = id.toUpperCase().replaceAll(/[^A-Z\d]+/g, "_");
  return /^\d/.test(name) ? `_${name}` : name;
}
