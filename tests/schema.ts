import path from "node:path";
import { runJsonSchema } from "../content/run/json-schema.ts";
import { writeWhole } from "../runner/program/disk.ts";

// `pnpm schema`: makes the committed JSON Schema anew; a unit test says when that was forgotten.
const file = path.resolve(import.meta.dirname, "../content/run/run.schema.json");
await writeWhole(file, runJsonSchema());
console.log(`Written: ${path.relative(process.cwd(), file)}`);
