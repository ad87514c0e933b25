import os from "node:os";
import { replacedIn } from "./free-text.ts";

/**
 * The same value with everything private taken out of its free text: absolute paths, this machine's host name and
 * the name of whoever runs it. A last line of defence: nothing private should have come this far.
 */
export function withoutPrivate<T>(value: T): T {
  const patterns = replacements();
  return replacedIn(value, (said) => patterns.reduce((text, [pattern, by]) => text.replace(pattern, by), said));
}

type Replacement = [pattern: RegExp, by: string];

function replacements(): Replacement[] {
  const words: [string, string][] = [
    [os.hostname(), "host"],
    [os.userInfo().username, "user"],
  ];
  return [
    // An absolute path of two parts or more. What follows a word (a host, a version) is none, nor what follows another
    // slash, unless that ends an address without a host; what is asked for over HTTP is none, nor is a JSON Pointer.
    [
      /(?:(?<![\w./#]|(?:GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE) )|(?<=:\/\/\/?))\/(?:[\w.@+-]+\/)+[\w.@+-]*/g,
      "(path)",
    ],
    // Words of one letter would tear innocent text apart, and tell nothing.
    ...words
      .filter(([word]) => word.length > 1)
      .map(([word, by]): Replacement => [new RegExp(`(?<!\\w)${RegExp.escape(word)}(?!\\w)`, "g"), by]),
  ];
}
