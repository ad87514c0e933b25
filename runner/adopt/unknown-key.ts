/**
 * The first key of a file that its contract does not have, as keys and places joined by dots; null where it has all. What
 * nothing reads nothing checks either, and it would be published with the rest.
 *
 * @param known the same file as the contract writes it
 */
export function unknownKey(file: unknown, known: unknown, at: string[] = []): string | null {
  if (typeof file !== "object" || file === null) return null;
  for (const [key, value] of Object.entries(file)) {
    const place = [...at, key];
    if (typeof known !== "object" || known === null || !Object.hasOwn(known, key)) return place.join(".");
    const inner = unknownKey(value, Reflect.get(known, key), place);
    if (inner !== null) return inner;
  }
  return null;
}
