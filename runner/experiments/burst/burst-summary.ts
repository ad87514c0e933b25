import type { Plan } from "../../../content/run/plan.ts";

/** The bursts of a plan in words: how often, and a line a sweep; nothing where it has none. */
export function burstSummary({ sweeps, controls, ...plan }: Plan): [name: string, text: string][] {
  if (sweeps.length === 0) return [];
  return [
    [
      "bursts",
      `${sayRepetitions(plan)}, ${sayOrder(plan)}, ${counted(plan.soloBursts, "burst")} of one request in each:`,
    ],
    ...sweeps.map(({ target, endpoint, workSeconds, levels }): [string, string] => {
      const each = workSeconds ? `, ${workSeconds} s of work each` : "";
      return ["", `${endpoint} on ${target}: ${levels.join(", ")} together${each}`];
    }),
    ...(controls.length > 0 ? [["controls", `only bursts, on ${controls.join(", ")}`] satisfies [string, string]] : []),
  ];
}

function sayRepetitions({ untilDecided, repetitions }: Pick<Plan, "untilDecided" | "repetitions">): string {
  const most = untilDecided ? `until claims are decided, at most ${untilDecided.burstSeconds} s and ` : "";
  return `${most}${counted(repetitions, "repetition")}`;
}

/** Runs that are older than the seed were measured in the order of their plan, and so are their repetitions. */
function sayOrder({ seed }: Pick<Plan, "seed">): string {
  return seed === null ? "in the order of the plan" : `in random order (seed ${seed})`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
