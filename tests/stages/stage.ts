import type { Counts } from "./result.ts";
import { StageResult } from "./result.ts";

/** What a stage says: shown as it comes, or kept to be shown in one piece where several stages speak at once. */
export type Output = "live" | string[];

/** One thing that is checked: it counts, and throws only when it could not be started. */
export interface Stage {
  name: string;
  about: string;
  /** The stage whose outcome this one works on; without it this one fails unrun. */
  needs?: string;
  /** Whether it runs beside all others: it waits more than it computes. Its tests must not mind, nor must theirs. */
  beside?: boolean;
  check(output: Output): Promise<Counts>;
}

/**
 * Runs one stage after the other, and those that run beside others from the start; a failure holds up only the stages
 * that need what failed.
 *
 * @returns the results in the order of the stages
 */
export async function runStages(stages: Stage[]): Promise<StageResult[]> {
  const several = stages.length > 1;
  const beside = stages.filter((stage) => stage.beside).map((stage) => runStage(stage, several));
  const inTurn = await runInTurn(
    stages.filter((stage) => !stage.beside),
    several,
  );
  const results = [...(await Promise.all(beside)), ...inTurn];
  return stages.flatMap(({ name }) => results.find((result) => result.name === name) ?? []);
}

async function runInTurn(stages: Stage[], several: boolean): Promise<StageResult[]> {
  const results: StageResult[] = [];
  for (const stage of stages) {
    const broken = results.find(({ name, holds }) => name === stage.needs && !holds);
    results.push(broken ? notRun(stage, broken.name) : await runStage(stage, several));
  }
  return results;
}

function notRun(stage: Stage, broken: string): StageResult {
  const remark = `not run, because ${broken} failed`;
  console.log(`\n${headOf(stage)}\n${remark}`);
  return new StageResult(stage.name, { passed: 0, failed: 1, remark }, 0);
}

async function runStage(stage: Stage, several: boolean): Promise<StageResult> {
  const began = performance.now();
  const said: string[] = [];
  console.log(several ? `… ${stage.name}` : headOf(stage));
  const counts = await stage.check(several ? said : "live").catch((thrown: unknown) => {
    const remark = thrown instanceof Error ? thrown.message : String(thrown);
    return { passed: 0, failed: 1, remark };
  });
  if (several) console.log(["", headOf(stage), ...said].join("\n"));
  return new StageResult(stage.name, counts, (performance.now() - began) / 1000);
}

function headOf({ name, about }: Stage): string {
  return `── ${name}: ${about}`;
}
