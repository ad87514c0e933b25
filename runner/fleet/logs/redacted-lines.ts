import { StringDecoder } from "node:string_decoder";
import { withoutSecrets } from "../../program/secrets.ts";

/** Characters of a line that has not ended by then, and is taken for whole. */
const LONGEST_LINE = 65_536;

/** What a program writes, without secrets: line by line, since half of one would not be found. */
export class RedactedLines {
  readonly #decoder = new StringDecoder("utf8");
  #unended = "";

  /** Takes what was written, and returns what may be kept of it and of what came before. */
  push(written: Buffer): string {
    const text = this.#unended + this.#decoder.write(written);
    const end = text.length > LONGEST_LINE ? text.length : text.lastIndexOf("\n") + 1;
    this.#unended = text.slice(end);
    return withoutSecrets(text.slice(0, end));
  }

  /** Returns the line that has not ended yet. */
  flush(): string {
    const text = this.#unended;
    this.#unended = "";
    return withoutSecrets(text);
  }
}
