import { sayLaw } from "../../../content/findings/bursts/say-law.ts";
import type { Run } from "../../../content/run/run.ts";

/** The name of the law that a sweep was observed to follow, in the text. */
export function Law({ run, endpoint, target }: { run: Run; endpoint: string; target: string }) {
  const law = sayLaw(run, endpoint, target);
  return <em className={law ? undefined : "missing"}>{law ?? "not measured"}</em>;
}
