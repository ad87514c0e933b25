import { BACKENDS } from "../../run/circumstances/backend.ts";
import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import { sayEndpoint } from "../labels.ts";
import { nodesOf } from "../machines/nodes.ts";
import { shareCores } from "../say-machines.ts";
import { sayCores, sayUsable } from "../usable-cores.ts";
import type { RunPair } from "./quantity.ts";

const list = new Intl.ListFormat("en-GB");
/** A run is called disturbed where its targets could have no more than this share of their cores when it began. */
const MOST_OF_THE_CORES = 0.8;

/** How far two runs can be compared, and why not further: a sentence each; none where nothing stands between them. */
export function sayExtent(pair: RunPair): string[] {
  return [
    ...same(pair),
    ...missing(pair, targetsIn, "target"),
    ...missing(pair, endpointsIn, "endpoint"),
    ...plans(pair),
    ...backends(pair),
    ...cores(pair),
    ...busy(pair),
    ...nodes(pair),
    ...unfinished(pair),
  ];
}

function same({ theirs, yours }: RunPair): string[] {
  return theirs.digest === yours.digest ? ["Both are the same run, so that nothing of them can differ."] : [];
}

function missing({ theirs, yours }: RunPair, namesIn: (run: Run) => Map<string, string>, what: string): string[] {
  const [before, now] = [namesIn(theirs), namesIn(yours)];
  const without = (one: Map<string, string>, other: Map<string, string>) =>
    [...one].flatMap(([name, label]) => (other.has(name) ? [] : [label]));
  const say = (labels: string[], owner: string) =>
    labels.length === 0
      ? []
      : [
          `Only in ${owner}: the ${what}${labels.length > 1 ? "s" : ""} ${list.format(labels.map((label) => `“${label}”`))}.`,
        ];
  return [...say(without(before, now), "theirs"), ...say(without(now, before), "yours")];
}

function targetsIn(run: Run): Map<string, string> {
  return new Map([...run.plan.targets, ...run.plan.controls].map((name) => [name, labelOf(run, name)]));
}

function endpointsIn(run: Run): Map<string, string> {
  return new Map(run.plan.sweeps.map(({ endpoint }) => [endpoint, sayEndpoint(run, endpoint)]));
}

function plans({ theirs: { plan: before }, yours: { plan: now } }: RunPair): string[] {
  if (before.name === now.name && before.targetSeconds === now.targetSeconds) return [];
  const so =
    "only sizes of bursts that both have are compared, and where they differ it may be because requests asked for other amounts of work";
  if (before.name === now.name)
    return [
      `Both are of the ${now.name} plan, in which a long request asked for ${before.targetSeconds} s of work in theirs and for ${now.targetSeconds} s in yours: ${so}.`,
    ];
  return [
    `Theirs is of the ${before.name} plan, with ${before.targetSeconds} s of work in a long request, and yours of the ${now.name} plan, with ${now.targetSeconds} s: ${so}.`,
  ];
}

function backends({ theirs: { environment: before }, yours: { environment: now } }: RunPair): string[] {
  if (before.backend === now.backend) return [];
  return [
    `Their targets ran through ${BACKENDS[before.backend]} and yours through ${BACKENDS[now.backend]}: what differs may be due to that.`,
  ];
}

function cores({ theirs, yours }: RunPair): string[] {
  const shared = theirs.plan.targets.filter((target) => yours.plan.targets.includes(target));
  const changes = shared.map((target) => ({ before: sayUsable(theirs, target), now: sayUsable(yours, target) }));
  const told = changes
    .filter(({ before, now }) => before !== now)
    .map(({ before, now }) => `${before} and yours ${now}`);
  return [...new Set(told)].map(
    (both) =>
      `Their targets had ${both}: what computes is not compared where it could use more in one run than in the other, because it would tell of the machines.`,
  );
}

function busy(pair: RunPair): string[] {
  return bothOf(pair).flatMap(({ run: { selfTest, environment }, whose }) => {
    const count = environment.targetCores.length;
    const had = selfTest?.availableCores?.together ?? count;
    if (had > MOST_OF_THE_CORES * count) return [];
    return `When ${whose} began, its targets could use ${had.toFixed(2)} of ${sayCores(count)}: other work had the rest, or a quota held it back, so what computes took longer and varied more.`;
  });
}

function nodes({ theirs, yours }: RunPair): string[] {
  const [before = 0, now = 0] = [theirs, yours].map((run) => nodesOf(run).length);
  if (before === now) return [];
  const say = (count: number, { environment }: Run) => {
    if (count === 0) return "one machine, one after the other";
    const isShared = shareCores(environment.nodes ?? []);
    return `${count} nodes at the same time${isShared ? ", which share the cores of one machine and so slow each other down" : ""}`;
  };
  return [
    `Their targets were measured on ${say(before, theirs)}, and yours on ${say(now, yours)}; what several nodes have to do with the times is taken out of every comparison of bursts; steady loads are compared only where both were on the same nodes equally often.`,
  ];
}

function unfinished(pair: RunPair): string[] {
  return bothOf(pair).flatMap(({ run: { status }, whose }) => {
    if (status === "complete") return [];
    const what =
      status === "partial" ? "was interrupted and never resumed" : "could not measure all that it had planned";
    return `${whose === "yours" ? "Yours" : "Theirs"} ${what}.`;
  });
}

function bothOf({ theirs, yours }: RunPair): { run: Run; whose: "theirs" | "yours" }[] {
  return [
    { run: theirs, whose: "theirs" },
    { run: yours, whose: "yours" },
  ];
}
