import { shellWords } from "../../fleet/compose-file/syntax/shell-words.ts";

const SHELL = /^(?:.*\/)?(?:ba|da|a|z)?sh$/;

/** The commands that a command line runs, in their order, each as words: one, unless a shell is given a line to run. */
export function commandsIn(words: readonly string[]): string[][] {
  const line = words[shellLineIn(words)];
  return line === undefined ? [[...words]] : commandsOfLine(line);
}

/** Where among some words the line is that a shell is given to run: `sh -c LINE`, or the same behind others; -1 without. */
export function shellLineIn(words: readonly string[]): number {
  return words.findIndex((_, place) => SHELL.test(words[place - 2] ?? "") && /^-\w*c$/.test(words[place - 1] ?? ""));
}

/** The commands of a line, or of a script, for a shell. */
export function commandsOfLine(text: string): string[][] {
  const lines = text.replaceAll(/\\\r?\n/g, " ").split(/\r?\n/);
  return lines
    .filter((line) => !/^\s*#/.test(line))
    .flatMap((line) => line.split(/&&|\|\||[;|]/))
    .map(wordsOf)
    .filter((command) => command.length > 0);
}

/** Words as Compose reads them, or as they stand between spaces where it refuses them. */
function wordsOf(command: string): string[] {
  try {
    return shellWords(command);
  } catch {
    return command.split(/\s+/).filter(Boolean);
  }
}

/** The values of a flag, as `--flag value`, `--flag=value` or, of one letter, `-fvalue`. */
export function valuesOf(words: readonly string[], flags: readonly string[] = []): string[] {
  return words.flatMap((word, place) => {
    for (const flag of flags) {
      if (word === flag) return words[place + 1] ?? [];
      if (word.startsWith(`${flag}=`)) return word.slice(flag.length + 1);
      if (flag.length === 2 && word.startsWith(flag) && !word.startsWith("--")) return word.slice(2);
    }
    return [];
  });
}

/** The words without some flags and their values. */
export function withoutFlags(words: readonly string[], flags: readonly string[]): string[] {
  return words.filter((word, place) => {
    const isValue = flags.includes(words[place - 1] ?? "");
    const isFlag = flags.some(
      (flag) =>
        word === flag ||
        word.startsWith(`${flag}=`) ||
        (flag.length === 2 && /^-\w./.test(word) && word.startsWith(flag)),
    );
    return !isFlag && !isValue;
  });
}
