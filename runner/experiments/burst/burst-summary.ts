import type { Plan } from "../../../content/run/plan.ts";

/** The bursts of a plan in words: how often, and a line a sweep; nothing where it has none. */
export function burstSummary({ sweeps, controls, ...plan }: Plan): [name: string, text: string][] {
  if (sweeps.length === 0) return [];
  return [
    [
      "bursts",
      `${plan.untilDecided ? `until claims are decided, at most ${plan.untilDecided.burstSeconds} s and ` : ""}${plan.repetitions} repetitions, in random order (seed ${plan.seed}), ${plan.soloBursts} bursts of one request in each:`,
    ],
    ...sweeps.map(({ target, endpoint, workSeconds, levels }): [string, string] => {
      const each = workSeconds ? `, ${workSeconds} s of work each` : "";
      return ["", `${endpoint} on ${target}: ${levels.join(", ")} together${each}`];
    }),
    ...(controls.length > 0 ? [["controls", `only bursts, on ${controls.join(", ")}`] satisfies [string, string]] : []),
  ];
}
