import { entry, importing, quoted } from "./source.ts";
import type { Starter, StarterAsked, StarterPair } from "./starter.ts";

interface StarterClaim {
  id: string;
  statement: string;
  test: string;
  fails: string;
  undecided: string;
}

/** The kinds of claims that a new article makes, and the file of each in `content/findings/claims/kinds/`. */
const KINDS = {
  fasterThan: "faster-than",
  growsWithRequests: "grows-with",
  takesAsLongAsOne: "grows-with",
  answersMore: "steady/answers-more",
  p99Below: "steady/p99-below",
  tailGrowsWith: "steady/tail-grows-with",
} as const;

/** The claims of a new article: each can hold or fail on any service. */
export function claimsOf({ asked, pairs }: Pick<Starter, "asked" | "pairs">): StarterClaim[] {
  return [...asked.flatMap((one) => (one.by === "bursts" ? ofBursts(one) : ofLoad(one))), ...pairs.map(ofPair)];
}

function ofPair({ id, first, second }: StarterPair): StarterClaim {
  if (first.by === "bursts")
    return {
      id,
      statement: `Bursts of requests to ${first.to} finish sooner on ${first.on} than on ${second.on}.`,
      test: `fasterThan(${first.constant}, ${second.constant})`,
      fails: `Bursts of requests to ${first.to} do not finish sooner on ${first.on} than on ${second.on}.`,
      undecided: `whether bursts of requests to ${first.to} finish sooner on ${first.on} than on ${second.on}`,
    };
  return {
    id,
    statement: `On kept connections, ${first.on} answers more requests to ${first.to} a second than ${second.on}.`,
    test: `answersMore(${first.constant}, ${second.constant})`,
    fails: `On kept connections, ${first.on} answers no more requests to ${first.to} a second than ${second.on}.`,
    undecided: `whether ${first.on} answers more requests to ${first.to} a second than ${second.on} on kept connections`,
  };
}

/** Whether it keeps its bound where it is half busy, and whether the tail grows as it gets busier. */
function ofLoad({ id, on, to, constant }: StarterAsked): StarterClaim[] {
  const all = `all but the slowest request to ${to} in a hundred`;
  return [
    {
      id: `${id}-half-is-fast`,
      statement: `At half of its highest rate, ${on} answers ${all} within the bound that is declared for them.`,
      test: `p99Below(${constant}, HALF)`,
      fails: `At half of its highest rate, ${on} does not answer ${all} within the bound that is declared for them.`,
      undecided: `whether ${on} answers ${all} within the declared bound at half of its highest rate`,
    },
    {
      id: `${id}-tail-grows`,
      statement: `On ${on}, the slowest request to ${to} in a hundred takes more than twice as long at nine tenths of the highest rate as at half of it.`,
      test: `tailGrowsWith(${constant}, { from: HALF, to: NINE_TENTHS }, 2)`,
      fails: `On ${on}, the slowest request to ${to} in a hundred takes at most twice as long at nine tenths of the highest rate as at half of it.`,
      undecided: `whether the slowest request to ${to} in a hundred takes more than twice as long on ${on} at nine tenths of the highest rate as at half of it`,
    },
  ];
}

/** The two ends between which a server can be: one request after the other, or all at no cost. */
function ofBursts({ id, on, to, constant }: StarterAsked): StarterClaim[] {
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
      fails: `On ${on}, the time of some bursts of requests to ${to} differs from that of one request by more than a tenth.`,
      undecided: `whether a large burst of requests to ${to} takes as long as one request on ${on}, give or take a tenth`,
    },
  ];
}

/** The text of an article's `claims.ts`. */
export function claimsFile(starter: Starter): string {
  const { content, asked } = starter;
  const claims = claimsOf(starter);
  const entries = claims.map(
    ({ id, statement, test, fails, undecided }) => `  ${quoted(id)}: {
${entry("statement", quoted(statement), 4)}
${entry("test", test, 4)}
${entry("fails", quoted(fails), 4)}
${entry("undecided", quoted(undecided), 4)}
  },`,
  );
  const isUsed = (word: string) => claims.some(({ test }) => test.includes(word));
  const used = Map.groupBy(
    Object.entries(KINDS).filter(([kind]) => isUsed(kind)),
    ([, file]) => file,
  );
  const kinds = [...used].map(([file, found]) =>
    importing(
      found.map(([kind]) => kind),
      `${content}/findings/claims/kinds/${file}.ts`,
    ),
  );
  return `import type { Claims } from "${content}/findings/claims/claim.ts";
${kinds.join("\n")}
${importing(
  asked.map(({ constant }) => constant),
  "./names.ts",
)}
${isUsed("TENTH)") ? "\n/** A difference that is smaller should change nobody's decision. */\nconst TENTH = 0.1;\n" : ""}${
  isUsed("HALF") ? "\n/** Shares of the highest rate. */\nconst [HALF, NINE_TENTHS] = [0.5, 0.9];\n" : ""
}
/** What the article claims, by the ids that its text has; CONTRIBUTING.md says how to write more. */
export const claims = {
${entries.join("\n")}
} satisfies Claims;
`;
}
