/** The text of anything that was thrown, in one line where it was one. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
