import { lookUp, sayValue } from "../../content/findings/values.ts";
import type { Run } from "../../content/run/run.ts";

/** A number of the run in the text, by its name; says "not measured" where the run does not have it. */
export function Value({ run, of }: { run: Run; of: string }) {
  const value = lookUp(run, of);
  return <span className={value.number === null ? "value missing" : "value"}>{sayValue(value)}</span>;
}
