import { labelOf } from "../../content/findings/sweeps.ts";
import type { Run } from "../../content/run/run.ts";

/** Everything a run set out to measure and could not, with the reasons; nothing when it is complete. */
export function Gaps({ run }: { run: Run }) {
  if (run.failures.length === 0) return null;
  return (
    <aside className="gaps">
      <p>
        <b>This run is incomplete.</b> What is missing is shown as missing:
      </p>
      <ul>
        {run.failures.map(({ target, stage, message }) => (
          <li key={`${target}-${stage}-${message}`}>
            {target ? labelOf(run, target) : "The run"}, {stage}: {message.split("\n")[0]}
            {message.includes("\n") && <pre>{message}</pre>}
          </li>
        ))}
      </ul>
    </aside>
  );
}
