import { expect, it } from "vitest";
import { noFasterThan } from "../../../../../../content/findings/claims/kinds/no-faster-than.ts";
import { FULL, measured } from "./known-worlds.fixture.ts";

const DIRECT = { endpoint: "sync-cpubound", target: "fastapianalytics" };
const HIDDEN = { ...DIRECT, endpoint: "badasync-cpubound" };

it("is made false by as much at every size, or the one that is furthest ahead would tell what all together do not", () => {
  const factor = (level: number) => 1 + level / 20;
  const truth = measured(
    [
      { sweep: HIDDEN, factor, noise: 0 },
      { sweep: DIRECT, noise: 0 },
    ],
    FULL,
    1,
  );
  const change = noFasterThan(HIDDEN, DIRECT, 0.2).falsification?.falsify(truth, 0.1);
  const server = { slots: 1, cores: Number.POSITIVE_INFINITY, serviceSeconds: 0.25, overheadSeconds: 0 };
  const made = change?.world?.(HIDDEN, { server, sharedSeconds: 0, noise: () => 0, factor });
  for (const level of FULL.levels.filter((one) => one > 1))
    expect(Math.log(made?.factor(level) ?? 1)).toBeCloseTo(-Math.log(1.2) - 0.1, 9);
});
