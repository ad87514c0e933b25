import { limitsOf } from "../../../../content/self-check/self-check.ts";
import { readSelfCheck } from "../../../library/self-check.ts";
import { Table } from "../../../tables/data-table.tsx";
import { namable } from "../common/element.ts";
import { ClaimTrialsTable } from "./claim-trials.tsx";

/**
 * How often a target was found to differ from itself, and a planted slowdown was found, beside the limits for both; and how
 * hard each claim of the article is tested, of those that still say what was tried.
 */
export const selfCheck = namable({}, async (_, { article }) => {
  const stored = await readSelfCheck();
  if (!stored) return <p className="missing">Not measured: no self-check is stored.</p>;
  const rows = limitsOf(stored).map(({ what, found, limit, holds }) => [
    what,
    found,
    limit,
    holds ? "within" : "outside",
  ]);
  const claims = stored.claims.filter(({ claim, statement }) => article.claims[claim]?.statement === statement);
  return (
    <>
      <Table head={["what was tried", "found", "limit", "verdict"]} rows={rows} />
      <p>
        How hard each claim is tested was tried in simulated runs like the stored one. Where the claim is as true or as
        false as there, 90% of full runs and 70% of quick ones should decide it; what fewer quick ones would decide,
        they are not asked. Where it is only just false, it may hold in 5% of them, and so may all claims together: what
        is too little to show in one shows in the sum. Where it is false by the stated departure beyond that, 85 to 95%
        of them should notice. A claim that is counted has no such departure; it is made false by the least that can be
        counted. Where one burst in twenty takes nearly a third longer, or everything takes half as long again for a
        fifth of the run, at most 5% of runs may decide otherwise than most do without that. All of these runs measure
        every repetition of their plan. One that measures until its claims are decided looks several times, by a
        stricter bound each time, so that all of its looks together are wrong in 5% at most; it goes on measuring what
        it has not decided, and therefore notices more of the departures that it says it would notice than 95%.
      </p>
      <ClaimTrialsTable claims={claims} />
      <p className="source">
        Compared on <Day of={stored.madeAt} />, claims tried on <Day of={stored.claimsMadeAt ?? stored.madeAt} />, with
        Benchbook {stored.benchbook}.
      </p>
    </>
  );
});

function Day({ of }: { of: string }) {
  return <time dateTime={of}>{of.slice(0, 10)}</time>;
}
