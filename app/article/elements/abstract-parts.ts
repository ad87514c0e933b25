import { fasterThan } from "../../../content/findings/claims/kinds/faster-than.ts";
import { noDifference } from "../../../content/findings/claims/kinds/no-difference.ts";
import type { Judged, Test, Verdict } from "../../../content/findings/claims/verdict.ts";
import { gapsOf } from "../../../content/findings/gaps.ts";
import { lookUp } from "../../../content/findings/values.ts";
import type { Run } from "../../../content/run/run.ts";

/** A piece of a sentence: words, or a number of the run by its name. */
export type Part = string | { of: string };

/** A finding of the abstract: how it is said for each verdict, and the numbers that are only given where there are any. */
interface Finding {
  that: Test;
  said: Record<Verdict, string>;
  numbers: Part[];
}

const FINDINGS: Finding[] = [
  {
    that: fasterThan("sync-cpubound.flask1xanalytics", "sync-cpubound.fastapianalytics"),
    said: {
      holds: "Where requests compute, Flask with several workers is ahead of a single FastAPI process",
      fails: "Where requests compute, Flask with several workers is not ahead of a single FastAPI process",
      undecided:
        "Whether Flask with several workers is ahead of a single FastAPI process where requests compute stays open",
    },
    numbers: [
      "over all bursts of more than one FastAPI takes ",
      { of: "ratio.sync-cpubound.flask1xanalytics.sync-cpubound.fastapianalytics" },
      " as long",
    ],
  },
  {
    that: noDifference("sync-cpubound.fastapianalytics", "badasync-cpubound.fastapianalytics", 0.05),
    said: {
      holds: "Hiding the blocking call in a coroutine gains nothing",
      fails: "Hiding the blocking call in a coroutine does make a difference",
      undecided: "Whether hiding the blocking call in a coroutine makes a difference stays open",
    },
    numbers: [
      "",
      { of: "ratio.sync-cpubound.fastapianalytics.badasync-cpubound.fastapianalytics" },
      " as long as the direct call",
    ],
  },
  {
    that: fasterThan(
      "processpool-cpubound?work=python.fastapianalytics",
      "threadpool-cpubound?work=python.fastapianalytics",
    ),
    said: {
      holds: "A pool of processes beats threads for plain Python",
      fails: "A pool of processes does not beat threads for plain Python",
      undecided: "Whether a pool of processes beats threads for plain Python stays open",
    },
    numbers: [
      "threads take ",
      {
        of: "ratio.processpool-cpubound?work=python.fastapianalytics.threadpool-cpubound?work=python.fastapianalytics",
      },
      " as long",
    ],
  },
  {
    that: fasterThan("async-iobound.fastapianalytics", "sync-iobound.flask2xanalytics"),
    said: {
      holds: "Where requests wait, it is the other way round and awaiting is ahead of Flask’s workers",
      fails: "Where requests wait, awaiting is not ahead of Flask’s workers",
      undecided: "Whether awaiting is ahead of Flask’s workers where requests wait stays open",
    },
    numbers: [
      "with ",
      { of: "most.async-iobound" },
      " at once, ",
      { of: "total.async-iobound.fastapianalytics.most" },
      " against ",
      { of: "total.sync-iobound.flask2xanalytics.most" },
    ],
  },
];

/** The abstract of the article about a run, sentence by sentence: its words follow the verdicts, its numbers are looked up. */
export function abstractOf(run: Run, claims: Pick<Judged, "verdict">[]): Part[][] {
  return [...FINDINGS.map((finding) => sayFinding(run, finding)), sayClaims(claims), ...sayGaps(run)];
}

function sayFinding(run: Run, { that, said, numbers }: Finding): Part[] {
  const isThere = numbers.every((part) => typeof part === "string" || lookUp(run, part.of).number !== null);
  return [said[that(run).verdict], ...(isThere ? [": ", ...numbers] : [""]), "."];
}

function sayClaims(claims: Pick<Judged, "verdict">[]): Part[] {
  const count = (wanted: Verdict) => claims.filter(({ verdict }) => verdict === wanted).length;
  const [holding, failing, open] = [count("holds"), count("fails"), count("undecided")];
  if (claims.length > 0 && holding === claims.length)
    return [`All ${claims.length} claims of this article hold on this run.`];
  const others = [
    ...(failing > 0 ? [`${failing} ${failing === 1 ? "fails" : "fail"}`] : []),
    ...(open > 0 ? [`${open} ${open === 1 ? "is" : "are"} undecided`] : []),
  ];
  return [
    `Of the ${claims.length} claims of this article ${[`${holding} ${holding === 1 ? "holds" : "hold"} on this run`, ...others].join(", ").replace(/, ([^,]*)$/, " and $1")}.`,
  ];
}

function sayGaps(run: Run): Part[][] {
  const gaps = gapsOf(run);
  if (gaps.length === 0) return [];
  return [[`Something is missing of ${gaps.map(({ label }) => label).join("; ")}; it is shown as missing.`]];
}
