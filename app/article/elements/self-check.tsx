import { limitsOf } from "../../../content/run/self-check.ts";
import { readSelfCheck } from "../../library/self-check.ts";
import { Table } from "../../tables/data-table.tsx";

/** How often a target was found to differ from itself, and a planted slowdown was found, beside the limits for both. */
export async function SelfCheck() {
  const stored = await readSelfCheck();
  if (!stored) return <p className="missing">Not measured: no self-check is stored.</p>;
  const rows = limitsOf(stored).map(({ what, found, limit, holds }) => [
    what,
    found,
    limit,
    holds ? "within" : "outside",
  ]);
  return (
    <>
      <Table head={["comparisons", "found to differ", "limit", "verdict"]} rows={rows} />
      <p className="source">
        Made on <time dateTime={stored.madeAt}>{stored.madeAt.slice(0, 10)}</time> with Benchbook {stored.benchbook}.
      </p>
    </>
  );
}
