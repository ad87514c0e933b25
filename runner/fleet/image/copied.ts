import path from "node:path";
import { flagOf, wordsOf } from "./instructions.ts";

/** Something of the folder that an image is built from, and where it is in the image. */
export interface Copied {
  /** Its path from that folder; "." is all of it. */
  from: string;
  /** Where what is in it lies, or where it lies itself where it is a file. */
  to: string;
}

/** What can be copied from, beside the folder that the image is built from: a stage, by its name or number. */
type CopiedBefore = (stage: string) => readonly Copied[] | undefined;

/**
 * What an instruction copies, as far as that comes from the folder which the image is built from. Whether something is a file
 * or a folder is not looked at.
 *
 * @param written what stands behind COPY or ADD, with its variables replaced
 * @param workdir where paths begin that have no beginning
 */
export function copiedBy(written: string, workdir: string, copiedBefore: CopiedBefore): Copied[] {
  const words = wordsOf(written);
  const to = path.posix.resolve(workdir, words.at(-1) ?? ".");
  const sources = words.slice(0, -1).filter((word) => !/^(?:<<|\w+:\/\/|git@)/.test(word));
  const stage = flagOf(written, "from");
  if (stage === undefined) return sources.flatMap((source) => ownCopy(source, to));
  const before = copiedBefore(stage) ?? [];
  return sources.flatMap((source) => before.flatMap((one) => copiedOn(one, path.posix.resolve("/", source), to)));
}

/** Files that only say what is to be installed stand for nothing else. */
const PATTERN = /[*?[]/;
const INSTALLED = /\.(?:json|lock|ya?ml|toml|txt|cfg|ini|mod|sum)$/;

function ownCopy(source: string, to: string): Copied[] {
  // The folder is the root of what can be copied.
  const from = path.posix.relative("/", path.posix.resolve("/", source)) || ".";
  if (!PATTERN.test(from)) return [{ from, to }];
  const isWhole = path.posix.basename(from) === "*";
  return isWhole || !INSTALLED.test(from) ? [{ from: path.posix.dirname(from), to }] : [];
}

/** Something that a stage has, copied on from there. */
function copiedOn({ from, to: before }: Copied, source: string, to: string): Copied[] {
  const within = below(before, source);
  if (within !== null) return [{ from: path.posix.join(from, within), to }];
  const deeper = below(source, before);
  return deeper === null ? [] : [{ from, to: path.posix.join(to, deeper) }];
}

/** The path of something from a folder of an image; null where it is not in it. */
export function below(folder: string, place: string): string | null {
  const relative = path.posix.relative(folder, place);
  return relative === ".." || relative.startsWith("../") ? null : relative || ".";
}
