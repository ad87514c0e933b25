import { readFileSync, statSync } from "node:fs";

const MOST_CHARACTERS = 200_000;

/** The text of a file as somebody writes it; null where there is none, or a longer one. */
export function readShort(file: string): string | null {
  try {
    const found = statSync(file);
    // A pipe that nobody writes to would never be read.
    return found.isFile() && found.size <= MOST_CHARACTERS ? readFileSync(file, "utf8") : null;
  } catch {
    return null;
  }
}
