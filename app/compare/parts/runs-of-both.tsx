import { sayMachines } from "../../../content/findings/say-machines.ts";
import { BACKENDS } from "../../../content/run/circumstances/backend.ts";
import { href } from "../../address/href.ts";
import type { NamedRun } from "./comparison-view.ts";

/** Which two runs are compared: plan, date and machine of each, and whether it is contributed. */
export function RunsOfBoth({
  theirs,
  yours,
  yoursHref,
}: {
  theirs: NamedRun;
  yours: NamedRun;
  yoursHref: string | null;
}) {
  return (
    <dl className="run-head both">
      <dt>Theirs</dt>
      <dd>
        <Named run={theirs} link={href(`/runs/${theirs.id}/`)} />
      </dd>
      <dt>Yours</dt>
      <dd>
        <Named run={yours} link={yoursHref} />
      </dd>
    </dl>
  );
}

function Named({
  run: { id, startedAt, status, plan, environment: at, isContributed },
  link,
}: {
  run: NamedRun;
  link: string | null;
}) {
  return (
    <>
      {link === null ? <code>{id}</code> : <a href={link}>{id}</a>}: {plan.name} plan, {status},{" "}
      <time dateTime={startedAt}>{startedAt.slice(0, 16).replace("T", " ")} UTC</time>, {sayMachines(at)}, through{" "}
      {BACKENDS[at.backend]}
      {isContributed && ", contributed"}
    </>
  );
}
