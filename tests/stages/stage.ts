import { type Counts, StageResult } from "./result.ts";

/** One thing that is checked: it counts, and throws only when it could not be started. */
export interface Stage {
  name: string;
  about: string;
  /** The stage whose outcome this one works on; without it this one fails unrun. */
  needs?: string;
  check(): Promise<Counts>;
}

/** Runs one stage after the other; a failure holds up only the stages that need what failed. */
export async function runStages(stages: Stage[]): Promise<StageResult[]> {
  const results: StageResult[] = [];
  for (const stage of stages) {
    console.log(`\n── ${stage.name}: ${stage.about}`);
    const broken = results.find(({ name, holds }) => name === stage.needs && !holds);
    results.push(broken ? notRun(stage, broken.name) : await runStage(stage));
  }
  return results;
}

function notRun(stage: Stage, broken: string): StageResult {
  return new StageResult(stage.name, { passed: 0, failed: 1, remark: `not run, because ${broken} failed` }, 0);
}

async function runStage(stage: Stage): Promise<StageResult> {
  const began = performance.now();
  const counts = await stage.check().catch((thrown: unknown) => {
    const remark = thrown instanceof Error ? thrown.message : String(thrown);
    console.error(remark);
    return { passed: 0, failed: 1, remark };
  });
  return new StageResult(stage.name, counts, (performance.now() - began) / 1000);
}
