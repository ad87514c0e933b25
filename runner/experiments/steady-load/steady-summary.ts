import type { Plan } from "../../../content/run/plan.ts";

/** The steady load of a plan in words: how, and a line for each endpoint of each target. */
export function steadySummary({ steady }: Plan): [name: string, text: string][] {
  if (!steady) return [];
  const {
    uses,
    seconds,
    ceilingSeconds = seconds,
    mixedSeconds = seconds,
    warmUpSeconds,
    bisections,
    confirmations,
  } = steady;
  return [
    [
      "steady load",
      `windows of ${[
        `${seconds} s`,
        ...(ceilingSeconds === seconds ? [] : [`for highest rates ${ceilingSeconds} s`]),
        ...(mixedSeconds === seconds || steady.mixed.length === 0 ? [] : [`alone and beside others ${mixedSeconds} s`]),
      ].join(", ")} after ${warmUpSeconds} s of warm-up:`,
    ],
    ...uses.flatMap(({ use, connections, shares }): [string, string][] => [
      ["", `highest rate of ${connections.join(", ")} ${use} connections`],
      ...(shares.length > 0 ? [["", `latency at ${shares.join(", ")} of it, ${use}`] satisfies [string, string]] : []),
    ]),
    ...steady.loads.map(({ target, endpoint, p99Seconds }): [string, string] => [
      "",
      `${endpoint} on ${target}${p99Seconds === null ? "" : `; capacity at a 99th percentile of ${p99Seconds} s, ${bisections} windows and ${2 * confirmations} more to confirm it`}`,
    ]),
    ...steady.mixed.map(({ target, light, blocking, ratePerSecond, blockingEverySeconds }): [string, string] => [
      "",
      `${light.endpoint} on ${target}, ${ratePerSecond} a second, alone and beside ${blocking.endpoint} every ${blockingEverySeconds} s`,
    ]),
  ];
}
