import { importing, quoted } from "./source.ts";
import type { Starter } from "./starter.ts";

/** The text of an article's `values.ts`. */
export function valuesFile({ content, targets, sweeps, pairs }: Starter): string {
  const values = `${content}/findings/values`;
  const counted = targets.filter(({ hasWorkers }) => hasWorkers);
  const entries = [
    ['"target-cores"', "targetCores"],
    ["repetitions", "repetitions"],
    ...counted.map(({ name }) => [quoted(`${name}-workers`), `workers(${quoted(name)})`]),
    ...sweeps.flatMap(({ id, constant }) => [
      [quoted(`${id}-alone`), `solo(${constant})`],
      [quoted(`${id}-largest`), `largestBurst(${constant})`],
      [quoted(`${id}-total`), `total(${constant})`],
      [quoted(`${id}-rate`), `rate(${constant})`],
    ]),
    ...pairs.map(({ id, first, second }) => [quoted(id), `ratio(${first.constant}, ${second.constant})`]),
  ];
  const ofRun = ["repetitions", "targetCores", ...(counted.length > 0 ? ["workers"] : [])];
  const ofSweeps = ["largestBurst", "rate", "solo", "total", ...(pairs.length > 0 ? ["ratio"] : [])];
  return `${importing(ofRun, `${values}/run-values.ts`)}
${importing(ofSweeps, `${values}/sweep-values.ts`)}
import type { Values } from "${values}/value.ts";
${importing(
  sweeps.map(({ constant }) => constant),
  "./names.ts",
)}

/** The numbers of the article, by the ids that its text has. */
export const values = {
${entries.map(([id, value]) => `  ${id}: ${value},`).join("\n")}
} satisfies Values;
`;
}
