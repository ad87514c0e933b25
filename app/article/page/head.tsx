import { sayMachines } from "../../../content/findings/say-machines.ts";
import { BACKENDS } from "../../../content/run/circumstances/backend.ts";
import type { Run } from "../../../content/run/run.ts";
import { Gaps } from "./gaps.tsx";

interface Props {
  run: Run;
  rawHref: string;
  /** Whether it was measured elsewhere, and is stored here as contributed. */
  isContributed: boolean;
}

/** What stands above everything said about a run: plan, date, machine, where it comes from, and what is missing. */
export function RunHead({ run, rawHref, isContributed }: Props) {
  return (
    <header className="run-head">
      <p>
        {run.plan.name === "full" ? "Full" : "Quick"} plan, {run.status},{" "}
        <time dateTime={run.startedAt}>{run.startedAt.slice(0, 16).replace("T", " ")} UTC</time>,{" "}
        {sayMachines(run.environment)}, through {BACKENDS[run.environment.backend]}
        {sayInterruptions(run)}.{isContributed && " It is contributed, which means measured elsewhere."}
        {run.plan.replicates && ` It repeats run ${run.plan.replicates.run}.`} <a href={rawHref}>Run file</a>
      </p>
      <Gaps run={run} />
    </header>
  );
}

/** That the run was interrupted and resumed, and when; nothing when it was not. */
function sayInterruptions({ interruptions }: Run): string {
  if (interruptions.length === 0) return "";
  const moments = interruptions.map(({ resumedAt }) => `${resumedAt.slice(0, 16).replace("T", " ")} UTC`);
  return `, interrupted and resumed at ${moments.join(", ")}`;
}
