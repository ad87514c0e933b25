/** A text with its apostrophes as they are set in print. */
export function curled(text: string): string {
  return text.replace(/(?<=\w)'/g, "’");
}
