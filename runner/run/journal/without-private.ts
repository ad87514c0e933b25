import os from "node:os";
import { ROOT } from "../../program/folders.ts";
import { replacedIn } from "./free-text.ts";

/**
 * The same value with everything private taken out of its free text: absolute paths, this machine's host name and
 * the name of whoever runs it. A last line of defence: nothing private should have come this far.
 *
 * @param root the folder of the project, whose name may have spaces
 */
export function withoutPrivate<T>(value: T, root = ROOT): T {
  const patterns = replacements(root);
  return replacedIn(value, (said) => patterns.reduce((text, [pattern, by]) => text.replace(pattern, by), said));
}

type Replacement = [pattern: RegExp, by: string];

/** What a part of a path is made of, of any script, but spaces: where a path ends that has some, nobody can tell. */
const PART = String.raw`[\p{L}\p{M}\p{N}_.@+%-]`;

/**
 * An absolute path of two parts or more. What follows a word (a host, a version) is none, nor what follows another slash,
 * unless that ends an address without a host; what is asked for over HTTP is none, nor is a JSON Pointer.
 */
const ABSOLUTE = new RegExp(
  String.raw`(?:(?<![\p{L}\p{M}\p{N}_./#]|(?:GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE) )|(?<=:\/\/\/?))\/(?:${PART}+\/)+${PART}*`,
  "gu",
);

function replacements(root: string): Replacement[] {
  const words: [string, string][] = [
    [os.hostname(), "host"],
    [known(() => os.userInfo().username), "user"],
  ];
  return [
    ...[root, known(os.homedir)]
      .filter((folder) => folder.split("/").length > 2)
      .map((folder): Replacement => [new RegExp(`${RegExp.escape(folder)}(?:/${PART}*)*`, "gu"), "(path)"]),
    [ABSOLUTE, "(path)"],
    // Words of one letter would tear innocent text apart, and tell nothing.
    ...words
      .filter(([word]) => word.length > 1)
      .map(([word, by]): Replacement => [new RegExp(`(?<!\\w)${RegExp.escape(word)}(?!\\w)`, "g"), by]),
  ];
}

/** What the machine knows of whoever runs this; empty where that is nobody, as in a container with a user of its own. */
function known(ask: () => string): string {
  try {
    return ask();
  } catch {
    return "";
  }
}
