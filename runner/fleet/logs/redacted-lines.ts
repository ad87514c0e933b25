import { StringDecoder } from "node:string_decoder";
import { secretBegunIn, withoutSecrets } from "../../program/secrets/secrets.ts";

/** Characters of a line that has not ended by then, and is taken for whole. */
const LONGEST_LINE = 65_536;

/** What a program writes, without secrets: line by line, since half of one would not be found. */
export class RedactedLines {
  readonly #decoder = new StringDecoder("utf8");
  #unended = "";

  /** Takes what was written, and returns what may be kept of it and of what came before. */
  push(written: Buffer): string {
    const text = this.#unended + this.#decoder.write(written);
    return this.#keep(text, text.length > LONGEST_LINE ? wholeIn(text) : text.lastIndexOf("\n") + 1);
  }

  /** Returns what may be kept of the line that has not ended yet. */
  flush(): string {
    return this.#keep(this.#unended, wholeIn(this.#unended));
  }

  /** Nothing more is written: returns the rest. */
  end(): string {
    return this.#keep(this.#unended, this.#unended.length);
  }

  #keep(text: string, end: number): string {
    this.#unended = text.slice(end);
    return withoutSecrets(text.slice(0, end));
  }
}

/** How much of a text has no half of a secret at its end. */
function wholeIn(text: string): number {
  return text.length - secretBegunIn(text);
}
