import { STAGES } from "./stages/contents.ts";
import { runStages } from "./stages/stage.ts";
import { summary } from "./stages/summary.ts";

// `pnpm test` runs every stage; `pnpm test unit e2e` only those that are named.
const wanted = process.argv.slice(2);
const known = STAGES.map(({ name }) => name);
const unknown = wanted.find((name) => !known.includes(name));

if (unknown !== undefined) {
  console.error(`benchbook: expected stages among ${known.join(", ")}, came "${unknown}"`);
  process.exitCode = 2;
} else {
  const results = await runStages(STAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
  process.exitCode = results.every(({ holds }) => holds) ? 0 : 1;
  console.log(summary(results));
}
