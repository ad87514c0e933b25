import { appendFileSync, closeSync, fstatSync, openSync, readSync, renameSync, rmSync } from "node:fs";

/** The most that is kept of a log, in bytes: half of it in each of two files. */
export const MOST_LOG_BYTES = 1_000_000;

/** The end of a log on disk, however much is written: a file that is full takes the place of the one before it. */
export class KeptLog {
  readonly #file: string;
  #bytes = 0;

  /** Begins an empty log. */
  constructor(file: string) {
    this.#file = file;
    for (const old of [file, before(file)]) rmSync(old, { force: true });
    appendFileSync(file, "");
  }

  /** Adds what was written; of more than fits into one file, its end. */
  append(written: Buffer): void {
    const chunk = written.subarray(-MOST_LOG_BYTES / 2);
    if (this.#bytes + chunk.length > MOST_LOG_BYTES / 2) {
      renameSync(this.#file, before(this.#file));
      this.#bytes = 0;
    }
    appendFileSync(this.#file, chunk);
    this.#bytes += chunk.length;
  }
}

/** The last bytes of a kept log, as text; empty when there is no such log. */
export function readLogEnd(file: string, bytes: number): string {
  const newest = endOf(file, bytes);
  return Buffer.concat([endOf(before(file), bytes - newest.length), newest]).toString("utf8");
}

function before(file: string): string {
  return `${file}.1`;
}

function endOf(file: string, bytes: number): Buffer {
  try {
    const handle = openSync(file, "r");
    const { size } = fstatSync(handle);
    const wanted = Buffer.alloc(Math.min(size, bytes));
    const read = readSync(handle, wanted, 0, wanted.length, size - wanted.length);
    closeSync(handle);
    return wanted.subarray(0, read);
  } catch {
    // It was never written, or has just been made the older one, which happens while a target writes.
    return Buffer.alloc(0);
  }
}
