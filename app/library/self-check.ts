import { readFile } from "node:fs/promises";
import path from "node:path";
import { type SelfCheck, selfCheckSchema } from "../../content/self-check/self-check.ts";

/** What the last self-check found; null where none was stored. */
export async function readSelfCheck(): Promise<SelfCheck | null> {
  const text = await readFile(path.resolve("content/self-check.json"), "utf8").catch(() => null);
  return text === null ? null : selfCheckSchema.parse(JSON.parse(text));
}
