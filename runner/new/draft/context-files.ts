import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { ReadFile } from "../recognise/recognise.ts";

const MOST_CHARACTERS = 200_000;
const MOST_SOURCES = 200;
/** Folders of what was not written there, and of tests. */
const SKIPPED = /^(?:\..*|node_modules|venv|env|site-packages|__pycache__|vendor|dist|build|tests?|migrations)$/;
const SOURCE = /\.(?:py|[cm]?js|ts|go)$/;

/** Reads files of a folder by their paths from there: short ones, and none outside of it. */
export function filesIn(folder: string): ReadFile {
  return (name) => {
    const file = path.resolve(folder, name);
    if (!file.startsWith(path.resolve(folder) + path.sep)) return null;
    return readShort(file);
  };
}

/** The sources in a folder and below, by their paths from there: up to two hundred, those that lie highest first. */
export function sourcesIn(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  const folders = ["."];
  for (const below of folders) {
    for (const entry of entriesOf(path.join(folder, below))) {
      const name = path.join(below, entry.name);
      if (entry.isDirectory() && !SKIPPED.test(entry.name) && folders.length < MOST_SOURCES) folders.push(name);
      const text = entry.isFile() && SOURCE.test(entry.name) ? readShort(path.join(folder, name)) : null;
      if (text !== null) found.set(name, text);
      if (found.size === MOST_SOURCES) return found;
    }
  }
  return found;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function readShort(file: string): string | null {
  try {
    const found = statSync(file);
    // A pipe that nobody writes to would never be read.
    return found.isFile() && found.size <= MOST_CHARACTERS ? readFileSync(file, "utf8") : null;
  } catch {
    return null;
  }
}
