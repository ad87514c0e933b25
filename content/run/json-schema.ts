import { z } from "zod";
import { runSchema } from "./run.ts";

/** The JSON Schema of a run file, for other programs and for editors; committed as `run.schema.json`. */
export function runJsonSchema(): string {
  const schema = z.toJSONSchema(runSchema, { io: "input", target: "draft-2020-12" });
  return `${JSON.stringify({ title: "Benchbook run", ...schema }, null, 2)}\n`;
}
