import { readdirSync } from "node:fs";
import path from "node:path";
import { readShort } from "../../fleet/image/read-short.ts";
import type { ReadFile } from "../recognise/parts.ts";

const MOST_SOURCES = 200;
/** Folders of what was not written there, and of tests. */
const SKIPPED = /^(?:\..*|node_modules|venv|env|site-packages|__pycache__|vendor|dist|build|tests?|migrations)$/;
const SOURCE = /\.(?:py|[cm]?js|ts|go)$/;

/**
 * Reads files of a folder by their paths from there: short ones, and none outside of it.
 *
 * @param elsewhere one that may lie anywhere, such as a Dockerfile
 */
export function filesIn(folder: string, elsewhere?: string): ReadFile {
  return (name) => {
    const file = path.resolve(folder, name);
    const isWithin = file.startsWith(path.resolve(folder) + path.sep);
    return isWithin || name === elsewhere ? readShort(file) : null;
  };
}

/**
 * The sources in parts of a folder, and below these, by their paths from there: up to two hundred, those that lie highest
 * first.
 *
 * @param parts folders and files by their paths from there
 */
export function sourcesIn(folder: string, parts: readonly string[] = ["."]): Map<string, string> {
  const found = new Map<string, string>();
  const add = (name: string) => {
    const text = SOURCE.test(name) && found.size < MOST_SOURCES ? readShort(path.join(folder, name)) : null;
    if (text !== null) found.set(name, text);
  };
  const folders = parts.map((part) => path.normalize(part)).filter((part) => part === "." || !isSkipped(part));
  for (const part of folders) add(part);
  for (const below of folders) {
    for (const entry of entriesOf(path.join(folder, below))) {
      const name = path.join(below, entry.name);
      if (entry.isDirectory() && !isSkipped(name) && folders.length < MOST_SOURCES) folders.push(name);
      if (entry.isFile()) add(name);
    }
  }
  return found;
}

function isSkipped(place: string): boolean {
  return SKIPPED.test(path.basename(place));
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
