import type { ArticleClaims } from "../../../content/findings/looks/questions.ts";
import { sayLook } from "../../../content/findings/looks/say-looks.ts";
import type { Look } from "../../../content/run/looks.ts";
import type { Plan } from "../../../content/run/plan.ts";
import type { Step } from "../../experiments/common/experiment.ts";
import type { Rest } from "../../schedule/time-left.ts";
import type { Journal } from "../journal/journal.ts";

/** What the steps on the targets are taken with. */
export interface StagesContext {
  plan: Plan;
  journal: Journal;
  /** The claims to look at where the plan measures until they are decided. */
  articles: readonly ArticleClaims[];
  /** The looks that were taken before a run was interrupted: what they left out stays left out. */
  looks: readonly Look[];
  /** Takes some steps, when so much follows them. */
  take(steps: Step[], later: Rest): Promise<void>;
  /** How long a step is expected to take, once amounts are chosen. */
  expectedSeconds(step: Step): number;
}

/** Writes down what follows from a look before anything else is measured. */
export async function keepLook({ journal }: Pick<StagesContext, "journal">, look: Look): Promise<Look> {
  await journal.append({ look });
  console.log(sayLook(look));
  return look;
}
