import type { Plan } from "../../../content/run/plan.ts";

/** The bursts of a plan in words: how often, and a line a sweep. */
export function burstSummary({ sweeps, controls, repetitions, seed }: Plan): [name: string, text: string][] {
  return [
    ["bursts", `${repetitions} repetitions, in random order (seed ${seed}):`],
    ...sweeps.map(({ target, endpoint, workSeconds, levels }): [string, string] => {
      const each = workSeconds ? `, ${workSeconds} s of work each` : "";
      return ["", `${endpoint} on ${target}: ${levels.join(", ")} together${each}`];
    }),
    ...(controls.length > 0 ? [["controls", `only bursts, on ${controls.join(", ")}`] satisfies [string, string]] : []),
  ];
}
