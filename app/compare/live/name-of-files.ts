import { visible } from "../../../content/run/parts/visible.ts";

/** What is chosen as a run file, in a word: its name, or how many there are. */
export function nameOfFiles(files: FileList): string {
  return files.length === 1 ? visible(files[0]?.name ?? "") : `${files.length} files`;
}
