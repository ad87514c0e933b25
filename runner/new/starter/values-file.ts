import { importing, quoted } from "./source.ts";
import { measuredBy, type Starter, type StarterAsked, type StarterPair } from "./starter.ts";

type Entry = [id: string, value: string];

/** The text of an article's `values.ts`. */
export function valuesFile({ content, targets, asked, pairs }: Starter): string {
  const values = `${content}/findings/values`;
  const counted = targets.filter(({ hasWorkers }) => hasWorkers);
  const entries: Entry[] = [
    ['"target-cores"', "targetCores"],
    ["repetitions", "repetitions"],
    ...counted.map(({ name }): Entry => [quoted(`${name}-workers`), `workers(${quoted(name)})`]),
    ...asked.flatMap((one) => (one.by === "bursts" ? ofBursts(one) : ofLoad(one))),
    ...pairs.map(ofPair),
  ];
  const imports = [
    [["repetitions", "targetCores", "workers"], "run-values"],
    [["bound", "capacity", "highestRate", "highestRateRatio", "tail"], "steady-values"],
    [["largestBurst", "rate", "ratio", "solo", "total"], "sweep-values"],
  ] as const;
  const used = new Set(entries.map(([, value]) => value.replace(/\(.*/, "")));
  return `${imports
    .map(([names, file]) => [names.filter((name) => used.has(name)), file] as const)
    .flatMap(([names, file]) => (names.length > 0 ? [importing(names, `${values}/${file}.ts`)] : []))
    .join("\n")}
import type { Values } from "${values}/value.ts";
${importing(
  asked.map(({ constant }) => constant),
  "./names.ts",
)}
${measuredBy("steady load", asked).length > 0 ? "\nconst HALF = 0.5;\n" : ""}
/** The numbers of the article, by the ids that its text has. */
export const values = {
${entries.map(([id, value]) => `  ${id}: ${value},`).join("\n")}
} satisfies Values;
`;
}

function ofBursts({ id, constant }: StarterAsked): Entry[] {
  return [
    [quoted(`${id}-alone`), `solo(${constant})`],
    [quoted(`${id}-largest`), `largestBurst(${constant})`],
    [quoted(`${id}-total`), `total(${constant})`],
    [quoted(`${id}-rate`), `rate(${constant})`],
  ];
}

function ofLoad({ id, constant }: StarterAsked): Entry[] {
  return [
    [quoted(`${id}-highest`), `highestRate(${constant})`],
    [quoted(`${id}-tail`), `tail(${constant}, HALF)`],
    [quoted(`${id}-bound`), `bound(${constant})`],
    [quoted(`${id}-capacity`), `capacity(${constant})`],
  ];
}

function ofPair({ id, first, second }: StarterPair): Entry {
  const ratio = first.by === "bursts" ? "ratio" : "highestRateRatio";
  return [quoted(id), `${ratio}(${first.constant}, ${second.constant})`];
}
