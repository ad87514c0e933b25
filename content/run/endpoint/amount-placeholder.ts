/** What the amount of work takes the place of, in a path, a query or a body. */
const AMOUNT = "{amount}";

/** The same text with one way to write the placeholder: `${amount}` means the same. */
export function withOnePlaceholder(text: string): string {
  return text.replaceAll("${amount}", AMOUNT);
}

/** How often the placeholder stands in a text. */
export function amountsIn(text: string): number {
  return text.split(AMOUNT).length - 1;
}

/** The parts of a text around its placeholders. */
export function aroundAmounts(text: string): string[] {
  return text.split(AMOUNT);
}

/** Whether a text is the placeholder and nothing else. */
export function isAmount(text: string): boolean {
  return text === AMOUNT;
}

/** A text that asks for an amount of work: iterations, or milliseconds to wait; null where there is none to ask for. */
export function withAmount(text: string, amount: number | null): string {
  return amount === null ? text : text.replaceAll(AMOUNT, String(amount));
}
