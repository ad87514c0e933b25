import { sayPercent } from "../../../../content/findings/claims/say-judged.ts";
import { type ClaimTrials, limitsKept } from "../../../../content/self-check/claim-trials.ts";
import { Table } from "../../../tables/data-table.tsx";

const HEAD = ["claim", "plan", "decided", "holds though false", "noticed", "of a departure of", "wrong if disturbed"];

/**
 * How hard each claim is tested: what simulated runs say to it where it is
 * true, just false, detectably false, and disturbed.
 */
export function ClaimTrialsTable({ claims }: { claims: ClaimTrials[] }) {
  return <Table head={HEAD} rows={claims.map(rowOf)} />;
}

function rowOf(one: ClaimTrials) {
  const kept = limitsKept(one);
  if (!kept) return [one.statement, one.plan, sayUntested(one), "", "", "", ""];
  const share = (count: number | null, isKept: boolean) =>
    count === null ? "counted" : `${((100 * count) / one.trials).toFixed(0)}%${isKept ? "" : ", outside"}`;
  return [
    one.statement,
    one.plan,
    share(one.decided, kept.decided),
    share(one.held, kept.held),
    share(one.noticed, kept.noticed),
    one.detectable === null ? "" : sayPercent(one.detectable),
    share(one.wrong, kept.wrong),
  ];
}

/** Why a plan has no limits for a claim. */
function sayUntested({ trials, decided }: ClaimTrials): string {
  return trials === 0 ? "not measured by it" : `not asked; ${Math.round((100 * decided) / trials)}% would`;
}
