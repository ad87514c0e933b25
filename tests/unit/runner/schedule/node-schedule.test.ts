import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeSchedule, nodesUsed } from "../../../../runner/schedule/node-schedule.ts";

const named = (count: number) => Array.from({ length: count }, (_, index) => `target${index}`);
const scheduled = (targets: number, repetitions: number, seed: number | null = 1, controls: string[] = []) => ({
  ...{ targets: named(targets), controls },
  ...{ repetitions, seed },
});
const sizes = fc.record({
  targets: fc.integer({ min: 2, max: 60 }),
  repetitions: fc.integer({ min: 2, max: 8 }),
  nodes: fc.integer({ min: 2, max: 64 }),
  seed: fc.nat(),
});

describe("targets on several nodes", () => {
  it("have nodes that are as full as each other, but for one target, in each repetition, with and without controls", () => {
    fc.assert(
      fc.property(sizes, ({ targets, repetitions, nodes, seed }) => {
        const used = Math.min(nodes, targets);
        const expectAlike = (places: number[]) => {
          const counts = Array.from({ length: used }, (_, node) => places.filter((place) => place === node).length);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        };
        for (const row of nodeSchedule(scheduled(targets, repetitions, seed, ["a", "b", "c"]), used) ?? []) {
          expect(Object.keys(row)).toHaveLength(targets + 3);
          expectAlike(Object.values(row));
          expectAlike(named(targets).map((name) => row[name] ?? Number.NaN));
        }
      }),
    );
  });

  it("are on every node once before any is on one again", () => {
    fc.assert(
      fc.property(sizes, ({ targets, repetitions, nodes, seed }) => {
        const rows = nodeSchedule(scheduled(targets, repetitions, seed), nodes) ?? [];
        const used = Math.min(nodes, targets);
        for (const name of named(targets)) {
          const visited = rows.slice(0, used).map((row) => row[name]);
          expect(new Set(visited).size).toBe(visited.length);
        }
      }),
    );
  });

  it("can all be compared through the nodes that they share", () => {
    fc.assert(
      fc.property(sizes, ({ targets, repetitions, nodes, seed }) => {
        const rows = nodeSchedule(scheduled(targets, repetitions, seed), nodes) ?? [];
        const linked = new Set([named(1)[0]]);
        for (let before = 0; linked.size > before; ) {
          before = linked.size;
          const reached = new Set(rows.flatMap((row) => [...linked].map((name) => row[name ?? ""])));
          for (const row of rows)
            for (const [name, node] of Object.entries(row)) if (reached.has(node)) linked.add(name);
        }
        expect(linked.size).toBe(targets);
      }),
    );
  });

  it("part from those that they have met where three nodes or more allow it", () => {
    const rows = nodeSchedule(scheduled(6, 3), 3) ?? [];
    const [first, second] = rows;
    const together = Map.groupBy(Object.keys(first ?? {}), (name) => first?.[name]);
    for (const [a = "", b = ""] of together.values()) expect(second?.[a]).not.toBe(second?.[b]);
  });

  it("are placed by the seed, and controls with them", () => {
    const of = (seed: number) => nodeSchedule(scheduled(9, 2, seed, ["control"]), 3);
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
    expect(of(1)?.[0]).toHaveProperty("control");
  });
});

describe("the nodes that are used", () => {
  it("are no more than there are targets", () => expect(nodesUsed(scheduled(3, 2), 64)).toBe(3));

  it("are one where nothing is repeated, since no target would change its node", () => {
    expect(nodesUsed(scheduled(3, 1), 2)).toBe(1);
    expect(nodeSchedule(scheduled(3, 1), 2)).toBeUndefined();
  });

  it("are one where there is one", () => expect(nodeSchedule(scheduled(3, 2), 1)).toBeUndefined());
});
