import type { Counts } from "./result.ts";
import { StageResult } from "./result.ts";

/** What the programs of a stage run in. */
export interface Lane {
  /**
   * What they said, kept to be shown in one piece where several stages speak at once; null where it is shown as it comes.
   */
  said: string[] | null;
  /** Until this is aborted they leave the processor to the other lane; null where they leave it to nobody. */
  givesWay: AbortSignal | null;
  /** From when on no program is started any more. */
  interrupted?: AbortSignal | undefined;
}

/** One thing that is checked: it counts, and throws only when it could not be started. */
export interface Stage {
  name: string;
  about: string;
  /** The stage whose outcome this one works on; without it this one fails unrun. */
  needs?: string;
  /** The stage that has to have ended before, whatever its outcome: they would disturb each other. */
  after?: string;
  /**
   * Whether it runs beside all others, which give way to it: it waits more than it computes, and would end last. Its tests
   * must not mind, nor must theirs.
   */
  beside?: boolean;
  check(lane: Lane): Promise<Counts>;
}

/**
 * Runs stages, as many at once as there are cores, and those that run beside others from the start. With one core none runs
 * beside another: nothing could be measured there. Of those that wait for no other, the first comes first; a failure holds
 * up only the stages that need what failed.
 *
 * @param atOnce how many programs can compute at the same time
 * @param interrupted when the programs of all stages end and no other is started
 * @returns the results in the order of the stages
 */
export async function runStages(stages: Stage[], atOnce: number, interrupted?: AbortSignal): Promise<StageResult[]> {
  const goesBeside = ({ beside = false }: Stage) => beside && atOnce > 1;
  const isBeside = stages.some(goesBeside);
  const besideOver = new AbortController();
  const laneOf: LaneOf = (stage) => ({
    said: stages.length > 1 ? [] : null,
    givesWay: isBeside && !goesBeside(stage) ? besideOver.signal : null,
    interrupted,
  });
  const beside = stages.filter(goesBeside).map((stage) => runStage(stage, laneOf(stage)));
  void Promise.all(beside).then(() => besideOver.abort());
  const others = await runAtOnce(
    stages.filter((stage) => !goesBeside(stage)),
    atOnce,
    laneOf,
  );
  const results = [...(await Promise.all(beside)), ...others];
  return stages.flatMap(({ name }) => results.find((result) => result.name === name) ?? []);
}

type LaneOf = (stage: Stage) => Lane;

/** Begins the first that may begin whenever fewer than so many run. */
async function runAtOnce(stages: Stage[], atOnce: number, laneOf: LaneOf): Promise<StageResult[]> {
  const results: StageResult[] = [];
  const waiting = [...stages];
  const running = new Map<string, Promise<void>>();
  const isOver = (name = "") => !running.has(name) && !waiting.some((stage) => stage.name === name);
  const mayBegin = ({ needs, after }: Stage) => running.size < atOnce && isOver(needs) && isOver(after);
  const run = async (stage: Stage): Promise<void> => {
    const broken = results.find(({ name, holds }) => name === stage.needs && !holds);
    results.push(broken ? notRun(stage, broken.name) : await runStage(stage, laneOf(stage)));
  };
  while (waiting.length + running.size > 0) {
    const next = waiting.findIndex(mayBegin);
    for (const stage of next < 0 ? [] : waiting.splice(next, 1))
      running.set(
        stage.name,
        run(stage).finally(() => running.delete(stage.name)),
      );
    if (next < 0) await Promise.race(running.values());
  }
  return results;
}

function notRun(stage: Stage, broken: string): StageResult {
  const remark = `not run, because ${broken} failed`;
  console.log(`\n${headOf(stage)}\n${remark}`);
  return new StageResult(stage.name, { passed: 0, failed: 1, remark }, 0);
}

async function runStage(stage: Stage, lane: Lane): Promise<StageResult> {
  const began = performance.now();
  console.log(lane.said ? `… ${stage.name}` : headOf(stage));
  const counts = await stage.check(lane).catch((thrown: unknown) => {
    const remark = thrown instanceof Error ? thrown.message : String(thrown);
    return { passed: 0, failed: 1, remark };
  });
  if (lane.said) console.log(["", headOf(stage), ...lane.said].join("\n"));
  return new StageResult(stage.name, counts, (performance.now() - began) / 1000);
}

function headOf({ name, about }: Stage): string {
  return `── ${name}: ${about}`;
}
