import { entry, importing, quoted } from "./source.ts";
import type { Starter, StarterSweep } from "./starter.ts";

interface StarterClaim {
  id: string;
  statement: string;
  test: string;
  fails: string;
  undecided: string;
}

/** The claims of a new article: each can hold or fail on any service. */
export function claimsOf({ sweeps, pairs }: Pick<Starter, "sweeps" | "pairs">): StarterClaim[] {
  const compared = pairs.map(
    ({ id, first, second }): StarterClaim => ({
      id,
      statement: `Bursts of requests to ${first.to} finish sooner on ${first.on} than on ${second.on}.`,
      test: `fasterThan(${first.constant}, ${second.constant})`,
      fails: `Bursts of requests to ${first.to} do not finish sooner on ${first.on} than on ${second.on}.`,
      undecided: `whether bursts of requests to ${first.to} finish sooner on ${first.on} than on ${second.on}`,
    }),
  );
  return [...sweeps.flatMap(ofSweep), ...compared];
}

/** The two ends between which a server can be: one request after the other, or all at no cost. */
function ofSweep({ id, on, to, constant }: StarterSweep): StarterClaim[] {
  return [
    {
      id: `${id}-takes-turns`,
      statement: `On ${on}, n requests to ${to} at once take n times as long as one, give or take a tenth.`,
      test: `growsWithRequests(${constant}, TENTH)`,
      fails: `On ${on}, the time of n requests to ${to} at once differs from n times that of one by more than a tenth.`,
      undecided: `whether n requests to ${to} at once take n times as long as one on ${on}, give or take a tenth`,
    },
    {
      id: `${id}-at-no-cost`,
      statement: `On ${on}, a large burst of requests to ${to} takes as long as one request, give or take a tenth.`,
      test: `takesAsLongAsOne(${constant}, TENTH)`,
      fails: `On ${on}, the time of a large burst of requests to ${to} differs from that of one request by more than a tenth.`,
      undecided: `whether a large burst of requests to ${to} takes as long as one request on ${on}, give or take a tenth`,
    },
  ];
}

/** The text of an article's `claims.ts`. */
export function claimsFile(starter: Starter): string {
  const { content, sweeps, pairs } = starter;
  const kinds = `${content}/findings/claims/kinds`;
  const entries = claimsOf(starter).map(
    ({ id, statement, test, fails, undecided }) => `  ${quoted(id)}: {
${entry("statement", quoted(statement), 4)}
${entry("test", test, 4)}
${entry("fails", quoted(fails), 4)}
${entry("undecided", quoted(undecided), 4)}
  },`,
  );
  return `import type { Claims } from "${content}/findings/claims/claim.ts";
${pairs.length > 0 ? `import { fasterThan } from "${kinds}/faster-than.ts";\n` : ""}import { growsWithRequests, takesAsLongAsOne } from "${kinds}/grows-with.ts";
${importing(
  sweeps.map(({ constant }) => constant),
  "./names.ts",
)}

/** A difference that is smaller should change nobody's decision. */
const TENTH = 0.1;

/** What the article claims, by the ids that its text has; CONTRIBUTING.md says how to write more. */
export const claims = {
${entries.join("\n")}
} satisfies Claims;
`;
}
