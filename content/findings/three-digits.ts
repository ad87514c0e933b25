/** A number to three digits, and whole from a thousand on, never as a power of ten: `1.80`, `22.8`, `2340`. */
export function threeDigits(number: number): string {
  return number >= 1000 ? number.toFixed(0) : number.toPrecision(3);
}
