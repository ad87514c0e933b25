import type { Plan } from "../../../content/run/plan.ts";

/** The bursts of a plan in words: how often, and a line a sweep. */
export function burstSummary({ sweeps, controls, repetitions, seed }: Plan): [name: string, text: string][] {
  return [
    ["bursts", `${repetitions} times over, in an order drawn from seed ${seed}:`],
    ...sweeps.map(({ target, endpoint, workSeconds, levels }): [string, string] => {
      const each = workSeconds ? `, ${workSeconds} s each` : "";
      return ["", `${endpoint} on ${target}: ${levels.join(", ")} at once${each}`];
    }),
    ...(controls.length > 0
      ? [["controls", `nothing but bursts of ${controls.join(", ")}`] satisfies [string, string]]
      : []),
  ];
}
