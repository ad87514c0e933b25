import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import type { Burst } from "../../../../content/run/observations/burst.ts";
import { experimentOf } from "../../../../runner/experiments/registry.ts";
import { type FaultedRun, faultedRun } from "../faulted-run/faulted-run.ts";
import { SCRIPTS } from "../faulted-run/services/compose-service.ts";
import type { Fault } from "../faulted-run/services/inject.ts";
import { ALSO, FAULTS, nameOf } from "../faulted-run/services/injected.ts";
import type { TestedBackend } from "../near-backends.ts";
import { expectServed, lastAttempts } from "../result/last-attempts.ts";
import { runningServers } from "../start/running-servers.ts";

/** What is to be said of the burst in which each fault came. */
const SAID: Record<Fault, RegExp> = {
  killed: /closed|ECONNRESET|ECONNREFUSED|socket|timeout/i,
  stopped: /timeout/i,
  paused: /timeout/i,
  refusing: /closed|ECONNREFUSED|ECONNRESET|socket/i,
  starved: /closed|ECONNREFUSED|ECONNRESET|socket|no memory/i,
  cut: /timeout|closed|ECONNRESET|ECONNREFUSED|EHOSTUNREACH|socket/i,
};
/** What is done to whoever comes next: requests that are being served may still be answered. */
const FROM_THE_NEXT: Fault[] = ["refusing", "starved"];

/** A burst as a failure speaks of it. */
function stageOf(burst: Burst): string {
  return experimentOf(burst).stage(burst);
}

/** What becomes of a run through a backend whose targets meet faults. */
export function testInjected({ backend, isSkipped, why }: TestedBackend): void {
  describe.skipIf(isSkipped)(`a run through ${backend} whose targets meet faults${why}`, () => {
    let faulted: FaultedRun;

    beforeAll(async () => {
      faulted = await faultedRun(backend);
      console.log(`${faulted.injected.size} faults injected into a run through ${backend}`);
    });

    const last = (fault: Fault | "well") =>
      (faulted.run ? lastAttempts(faulted.run) : []).filter(({ target }) => target === nameOf(fault, backend));
    const warm = (fault: Fault | "well") =>
      (faulted.run?.observations ?? [])
        .filter((seen): seen is Burst => seen.kind === "burst" && !seen.cold && seen.target === nameOf(fault, backend))
        .toSorted((a, b) => a.order - b.order);

    it("met every fault once, ends with 1 and is written as incomplete", () => {
      expect([...faulted.injected.keys()].toSorted()).toEqual(
        FAULTS[backend].map((one) => nameOf(one, backend)).toSorted(),
      );
      expect(faulted.exitCode, faulted.output).toBe(1);
      expect(faulted.run?.status).toBe("incomplete");
    });

    it.each(FAULTS[backend])("records where its target was %s, and why the burst does not count", (fault) => {
      const stages = [...new Set(warm(fault).map(stageOf))];
      expect(stages[0]).toBe(faulted.injected.get(nameOf(fault, backend)));
      const failed =
        faulted.run?.failures.filter(
          ({ target, stage }) => target === nameOf(fault, backend) && stages.includes(stage),
        ) ?? [];
      // On a busy machine the requests may have been given up before the fault came: then the burst after tells of it.
      expect(failed, faulted.output).toContainEqual(
        expect.objectContaining({ message: expect.stringMatching(SAID[fault]) }),
      );
      const first = stages.indexOf(failed[0]?.stage ?? "");
      expect(first).toBeLessThanOrEqual(FROM_THE_NEXT.includes(fault) ? 1 : 0);
      // What has no end goes on: every burst from then on says why it does not count.
      if (fault !== "paused") expect([...new Set(failed.map(({ stage }) => stage))]).toEqual(stages.slice(first));
      expect(faulted.output).toContain(`Not measured: ${nameOf(fault, backend)}, ${failed[0]?.stage}`);
    });

    it("measures the target that nothing happened to as if nothing had", () => {
      expect(last("well")).toHaveLength(2);
      expectServed(last("well"));
    });

    it("counts again what a target answers that goes on", () => {
      const [, ...later] = last("paused");
      expectServed(later);
    });

    it.each(backend === "compose" ? Object.keys(ALSO) : [])("says what became of the container that %s", (how) => {
      const said = faulted.run?.failures.filter(({ target, stage }) => target === how && stage !== "snapshot") ?? [];
      expect(said.map(({ message }) => message)).toContainEqual(expect.stringMatching(ALSO[how]?.said ?? /never/));
    });

    it("leaves none of them behind", async () => {
      expect(await runningServers(SCRIPTS)).toEqual([]);
      if (backend === "processes") return;
      const filter = "label=com.docker.compose.project=benchbook";
      expect((await execa("docker", ["ps", "--all", "--quiet", "--filter", filter])).stdout).toBe("");
    });
  });
}
