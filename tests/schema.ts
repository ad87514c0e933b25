import path from "node:path";
import { runJsonSchema } from "../content/run/json-schema.ts";
import { checkCommand, readFlags } from "../runner/cli/check-command.ts";
import { writeWhole } from "../runner/program/disk.ts";

readFlags(
  checkCommand(
    "schema",
    "Writes content/run/run.schema.json from the schemas in content/run/. A unit test fails when that was forgotten.",
  ),
);
const file = path.resolve(import.meta.dirname, "../content/run/run.schema.json");
await writeWhole(file, runJsonSchema());
console.log(`Written: ${path.relative(process.cwd(), file)}`);
