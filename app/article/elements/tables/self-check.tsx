import { limitsOf } from "../../../../content/self-check/self-check.ts";
import { readSelfCheck } from "../../../library/self-check.ts";
import { Table } from "../../../tables/data-table.tsx";
import { namable } from "../common/element.ts";
import { ClaimTrialsTable } from "./claim-trials.tsx";

/** How often a target was found to differ from itself, and a planted slowdown was found, beside the limits for both. */
export const selfCheck = namable({}, async () => {
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
      <p>
        How hard each claim is tested, by simulated runs like the stored one. Where a claim is as true or as false as it
        was there, it should be decided in 90% of full runs and 70% of quick ones. Where it is false by no more than it
        takes, it may hold in 5%. Where it is false by the stated departure more, between 85 and 95% should notice. What
        is counted has no such scale, and is made false by one. Where one burst in twenty is held up by nearly a third,
        at most 5% may decide otherwise than they do where none is.
      </p>
      <ClaimTrialsTable claims={stored.claims} />
      <p className="source">
        Made on <time dateTime={stored.madeAt}>{stored.madeAt.slice(0, 10)}</time> with Benchbook {stored.benchbook}.
      </p>
    </>
  );
});
