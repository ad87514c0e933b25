import type { Abstract, Part } from "../../../content/articles/record.ts";
import { isMeasured, isUnasked, type JudgedClaim, tallyOf } from "../../../content/findings/claims/judge-claims.ts";
import { gapsOf } from "../../../content/findings/gaps.ts";
import { lookUp, type Values } from "../../../content/findings/values/value.ts";
import type { Run } from "../../../content/run/run.ts";

/** What an abstract is made of. */
export interface AbstractProps {
  abstract: Abstract;
  /** The numbers of the article. */
  values: Values;
  run: Run;
  /** All claims of the article, with what the run says to them. */
  judged: readonly Pick<JudgedClaim, "verdict" | "couldHardlyFail" | "detectable" | "observations" | "wouldDecide">[];
}

/** The abstract of an article about a run, sentence by sentence: its numbers, how its claims fared, and what is missing. */
export function abstractOf({ abstract, values, run, judged }: AbstractProps): Part[][] {
  const known = abstract.numbers.filter((parts) =>
    parts.every((part) => typeof part === "string" || lookUp(values, part.of, run).number !== null),
  );
  return [...known, [sayClaims(judged)], ...sayGaps(run)];
}

function sayClaims(claims: AbstractProps["judged"]): string {
  const measured = claims.filter(isMeasured);
  const unasked = claims.filter(isUnasked).length;
  const others = claims.length - measured.length - unasked;
  const { holds, fails, undecided, couldHardlyFail } = tallyOf(measured);
  const weak = couldHardlyFail > 0 ? `; ${couldHardlyFail} could hardly have failed` : "";
  if (claims.length > 0 && holds === claims.length)
    return holds === 1
      ? `The claim of this article holds on this run${weak && ", but could hardly have failed"}.`
      : `All ${holds} claims of this article hold on this run${weak}.`;
  const verdicts = [
    `${holds} ${holds === 1 ? "holds" : "hold"} on this run`,
    ...(fails > 0 ? [`${fails} ${fails === 1 ? "fails" : "fail"}`] : []),
    ...(undecided > 0 ? [`${undecided} ${undecided === 1 ? "is" : "are"} undecided`] : []),
    ...(unasked > 0 ? [`${unasked} ${unasked === 1 ? "is" : "are"} not asked of a quick run`] : []),
    ...(others > 0 ? [`${others} ${others === 1 ? "is" : "are"} about what it did not measure`] : []),
  ];
  return `Of the ${claims.length} claims of this article, ${verdicts.join(", ").replace(/, ([^,]*)$/, " and $1")}${weak}.`;
}

function sayGaps(run: Run): Part[][] {
  const gaps = gapsOf(run);
  if (gaps.length === 0) return [];
  return [
    [`Some of the measurements of ${sayNames(gaps.map(({ label }) => label))} are missing, and shown as missing.`],
  ];
}

const list = new Intl.ListFormat("en-GB");

/** Names as they stand in a sentence: a comma within one is not read as one between two. */
function sayNames(names: string[]): string {
  return list.format(names.length === 1 ? names : names.map((name) => (name.includes(",") ? `“${name}”` : name)));
}
