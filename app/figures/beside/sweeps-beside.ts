import { soloSeconds } from "../../../content/findings/bursts/solo-seconds.ts";
import { sweepsOf } from "../../../content/findings/bursts/sweeps.ts";
import type { RunPair } from "../../../content/findings/comparison/quantity.ts";
import type { Dataset } from "../../tables/dataset.ts";
import type { SweepData, SweepLine } from "../sweep/sweep-lines.ts";

/** Your sweeps on an endpoint with their medians behind them, of every target that both runs have; null without any. */
export function sweepsBeside({ theirs, yours }: RunPair, endpoint: string): SweepData | null {
  const before = sweepsOf(theirs, endpoint);
  const lines = sweepsOf(yours, endpoint).flatMap((series): SweepLine[] => {
    const other = before.find(({ target }) => target === series.target);
    if (!other) return [];
    const published = other.levels.flatMap(({ level, medianSeconds }) =>
      medianSeconds === null ? [] : [{ level, seconds: medianSeconds }],
    );
    const shown = { id: series.target, sign: series.place, law: null, predicted: [] };
    return [{ ...series, ...shown, published, publishedSolo: soloSeconds(other) }];
  });
  const isWait = yours.plan.sweeps.some((sweep) => sweep.endpoint === endpoint && sweep.work === "wait");
  return lines.length === 0 ? null : { lines, serialSeconds: null, scale: isWait ? "log" : "linear", beside: "theirs" };
}

/** The medians of both runs, level by level. */
export function besideDataset({ lines }: SweepData): Dataset {
  const columns = [
    ...[{ name: "target" }, { name: "requests, n" }],
    ...[
      { name: "theirs, median", unit: "s", decimals: 3, missing: "not measured" },
      { name: "yours, median", unit: "s", decimals: 3, missing: "not measured" },
    ],
  ];
  const rows = lines.flatMap(({ label, levels, published }) => {
    const all = [...new Set([...levels, ...published].map(({ level }) => level))].toSorted((a, b) => a - b);
    return all.map((wanted) => [
      label,
      wanted,
      published.find(({ level }) => level === wanted)?.seconds ?? null,
      levels.find(({ level }) => level === wanted)?.medianSeconds ?? null,
    ]);
  });
  return { columns, rows };
}
