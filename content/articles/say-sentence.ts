import { lookUp, sayValue, type Values } from "../findings/values/value.ts";
import type { Run } from "../run/run.ts";
import type { Part } from "./record.ts";

/** A sentence of an article's record as text, with its numbers as a run has them. */
export function saySentence(parts: readonly Part[], values: Values, run: Run): string {
  return parts.map((part) => (typeof part === "string" ? part : sayValue(lookUp(values, part.of, run)))).join("");
}
