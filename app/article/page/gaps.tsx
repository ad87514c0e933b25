import { failuresAlike, sayMore } from "../../../content/findings/failures-alike.ts";
import { gapsOf } from "../../../content/findings/gaps.ts";
import type { Run } from "../../../content/run/run.ts";
import { labelOf } from "../../../content/run/target-label.ts";
import { PrintedText } from "../../tables/scroll.tsx";

const VERDICTS = {
  complete: "Not everything in this run counts.",
  incomplete: "This run is incomplete.",
  partial: "This run was cut short, and is partial.",
};

/** Everything a run set out to measure and does not have, with the reasons it knows; nothing when it has it all. */
export function Gaps({ run }: { run: Run }) {
  const gaps = gapsOf(run);
  const { unavailable } = run.plan;
  const isWhole = run.status !== "partial" && run.failures.length === 0 && gaps.length === 0;
  if (isWhole && unavailable.length === 0) return null;
  return (
    <aside className="gaps">
      {!isWhole && (
        <p>
          <b>{VERDICTS[run.status]}</b> What is missing is shown as missing.
        </p>
      )}
      {unavailable.map(({ target, label, reason }) => (
        <p key={target}>
          Not measured, {label}: {reason}.
        </p>
      ))}
      {gaps.map(({ target, label, missing }) => (
        <p key={target}>
          Not measured or not counted, {label}: {missing.join("; ")}.
        </p>
      ))}
      {run.failures.length > 0 && <Reasons run={run} />}
    </aside>
  );
}

/** More reasons than these would stand between a reader and what the run did measure. */
const MOST_REASONS = 5;

function Reasons({ run }: { run: Run }) {
  const alike = failuresAlike(run);
  const reasons = (
    <ul>
      {alike.map(({ first: { target, stage }, reason, log, more }, index) => (
        <li key={index}>
          {target ? labelOf(run, target) : "The run"}, {stage}: {reason}
          {sayMore({ more })}
          {log.length > 0 && <PrintedText>{log.join("\n")}</PrintedText>}
        </li>
      ))}
    </ul>
  );
  if (alike.length <= MOST_REASONS) return reasons;
  return (
    <details>
      <summary>{run.failures.length} observations failed or do not count, for these reasons</summary>
      {reasons}
    </details>
  );
}
