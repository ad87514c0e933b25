import { LARGEST_BYTES, RunFileError } from "../../../content/run/parse.ts";
import { href } from "../../address/href.ts";

/** The text of a run file, and the name that errors call it by. */
export interface NamedText {
  name: string;
  text: string;
}

const MEGABYTE = 1_000_000;

/**
 * The text of a file that a reader gave.
 *
 * @throws RunFileError where it is too large, which is found out before any of it is read, or cannot be read, as a folder
 * cannot; and for several
 */
export async function textOfFiles(files: FileList): Promise<NamedText> {
  const [file] = files;
  if (!file || files.length > 1)
    throw new RunFileError(`expected one run file, got ${files.length}; choose them one after the other`);
  if (file.size > LARGEST_BYTES) {
    const size = `expected at most ${LARGEST_BYTES / MEGABYTE} MB, got ${Math.round(file.size / MEGABYTE)} MB`;
    throw new RunFileError(`${file.name}: ${size}; it was not read`);
  }
  const text = await file.text().catch(() => {
    throw new RunFileError(`${file.name}: expected a file that can be read, got none or a folder; choose it again`);
  });
  return { name: file.name, text };
}

/**
 * The text of the file of a stored run, from this site.
 *
 * @throws RunFileError where the site does not have it
 */
export async function textOfStored(id: string): Promise<NamedText> {
  const response = await fetch(href(`/runs/${id}/run.json`)).catch(() => null);
  if (!response?.ok) {
    const got = response ? `status ${response.status}` : "no answer";
    throw new RunFileError(`${id}: expected the run file of this site, got ${got}`);
  }
  return { name: id, text: await response.text() };
}
