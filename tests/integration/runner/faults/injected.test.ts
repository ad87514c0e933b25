import { cp, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { BackendName } from "../../../../content/run/circumstances/backend.ts";
import type { Burst } from "../../../../content/run/observations/burst.ts";
import type { Run } from "../../../../content/run/run.ts";
import { experimentOf } from "../../../../runner/experiments/registry.ts";
import { findEngine } from "../../../../runner/fleet/backends/compose/engine.ts";
import { SINGLES, WARM_UP_REQUESTS } from "../../../../runner/plan/named-plans.ts";
import { endpointsOf } from "../../../fixture/endpoints.ts";
import { scratchFolder } from "../../../fixture/scratch.ts";
import { ROOT, scratchPlace, startMeasure } from "../command.ts";
import { lastAttempts, reasonsOfTarget } from "../last-attempts.ts";
import { retryWhileBusy } from "../let-in.ts";
import { runFilesIn } from "../run-files.ts";
import { type Fault, inject } from "./inject.ts";

const engine = await findEngine();
const FIRST_PORT = 5930;
const FLAGS = "--plan quick --target-seconds 0.1 --levels 2,3 --repetitions 1 --seed 5 --request-timeout 2";

/** What is to be said of the burst in which each fault came, and which backend it is possible on. */
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
const FAULTS: Record<BackendName, Fault[]> = {
  processes: ["killed", "stopped", "paused", "refusing", "starved"],
  compose: ["killed", "stopped", "paused", "refusing", "starved", "cut"],
};

/** How many warm-up requests come before the first burst that counts: before each request alone, and after the cold burst. */
const WARM_UPS = (SINGLES + 1) * WARM_UP_REQUESTS;

const nameOf = (fault: Fault | "well", backend: BackendName) => `${fault}-${backend}`;

/** A project whose services are one server of ours each, the same for both backends. */
async function project(backend: BackendName): Promise<string> {
  const folder = await scratchFolder();
  await cp(path.join(ROOT, "targets"), path.join(folder, "targets"), { recursive: true });
  await cp(path.join(ROOT, "tests/fixture/misbehaving.py"), path.join(folder, "misbehaving.py"));
  await cp(path.join(ROOT, "tests/fixture/never_ready.py"), path.join(folder, "never_ready.py"));
  const where = ["${BENCHBOOK_HOST:-0.0.0.0}", "${BENCHBOOK_PORT:-5000}"];
  const service = (index: number, label: string, program: string[], startSeconds = 60, build?: object) => ({
    ...(build ? { build } : { image: "python:3.13-slim" }),
    working_dir: "/project",
    volumes: [".:/project:ro"],
    command: ["python3", ...program, ...where],
    environment: { WARM_UP_REQUESTS: String(WARM_UPS) },
    ports: [`127.0.0.1:${FIRST_PORT + index}:5000`],
    "x-benchbook": { label, family: "test", endpoints: endpointsOf("sync-cpubound"), workers: 1, startSeconds },
  });
  const faults = (["well", ...FAULTS[backend]] as const).map((fault, index) => {
    const how = fault === "starved" ? "hungry" : fault === "well" ? "well" : "holds";
    return [nameOf(fault, backend), service(index, `It is ${fault}`, ["misbehaving.py", how])];
  });
  const also = Object.entries(backend === "compose" ? ALSO : {}).map(([how, { script, build }], index) => {
    const patience = script === "never_ready.py" ? 3 : 60;
    return [how, service(faults.length + index, `A target: ${how}`, [script, how], patience, build)];
  });
  const services = [...faults, ...also];
  const file = path.join(folder, "docker-compose.yml");
  await writeFile(file, stringify({ services: Object.fromEntries(services) }));
  return file;
}

/** What befalls containers as it does processes, of which misbehaving.test.ts has more; each with what is said of it. */
const ALSO: Record<string, { script: string; build?: object; said: RegExp }> = {
  crashes: {
    script: "never_ready.py",
    said: /^its container exited with code 1\nIts last log lines:\n {2}the disk is/,
  },
  elsewhere: {
    script: "never_ready.py",
    said: /^not healthy within 3 s \(last: .*\).*; in its container it listens on 0\.0\.0\.0:5500\n/,
  },
  ipv6: {
    script: "never_ready.py",
    said: /; in its container it listens on \[::\]:5000; let it listen on 0\.0\.0\.0: containers are reached from outside/,
  },
  moved: { script: "misbehaving.py", said: /expected status 200, got 302, a redirect, which is not followed/ },
  dies: {
    script: "misbehaving.py",
    said: /; its container exited with code 3, and nothing more of it is measured\nIts/,
  },
  unbuilt: {
    script: "misbehaving.py",
    build: { dockerfile_inline: "FROM python:3.13-slim\nRUN echo the disk is made of cheese && false\n" },
    said: /^docker compose up failed; its last lines:\n[\s\S]*the disk is made of cheese/,
  },
};

/** A run during which every target but one met a fault, and the burst in which each did. */
interface Faulted {
  exitCode: number | undefined;
  output: string;
  run: Run | undefined;
  /** The stage of each target's fault, as a run file speaks of it. */
  injected: Map<string, string>;
}

/** Measures, again for as long as the machine is too busy for it. */
function measureFaulted(backend: BackendName, file: string): Promise<Faulted> {
  return retryWhileBusy(
    () => injectAll(backend, [...FLAGS.split(" "), "--on", backend, "--file", file]),
    ({ output }) => output,
  );
}

/** Measures, and does to each target what its name says in the middle of its first warm burst, which it holds till then. */
async function injectAll(backend: BackendName, flags: string[]): Promise<Faulted> {
  const place = await scratchPlace();
  const measuring = startMeasure(place, flags);
  const injected = new Map<string, string>();
  let undo: (() => Promise<void>) | undefined;
  for await (const line of createInterface({ input: measuring.stdout })) {
    // What was paused goes on as soon as the burst that it spoilt has been given up.
    await undo?.();
    undo = undefined;
    const [, target = "", level, when] =
      /\] ([\w-]+): sync-cpubound, (\d) at once, (repetition \d(?:, burst \d)?)/.exec(line) ?? [];
    const index = FAULTS[backend].findIndex((fault) => nameOf(fault, backend) === target);
    const fault = FAULTS[backend][index];
    if (!fault || injected.has(target)) continue;
    injected.set(target, `sync-cpubound, n = ${level}, ${when}`);
    undo = await inject(fault, backend, { name: target, port: FIRST_PORT + 1 + index });
  }
  const { exitCode, all } = await measuring;
  return { exitCode, output: all, run: (await runFilesIn(place)).run, injected };
}

/** A burst as a failure speaks of it. */
function stageOf(burst: Burst): string {
  return experimentOf(burst).stage(burst);
}

for (const backend of ["processes", "compose"] as const) {
  const skipped = backend === "compose" && !engine.answers && !process.env.BENCHBOOK_REQUIRE_COMPOSE;
  describe.skipIf(skipped)(`a run through ${backend} whose targets meet faults`, () => {
    let faulted: Faulted;

    beforeAll(async () => {
      faulted = await measureFaulted(backend, await project(backend));
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
      expect(failed[0], faulted.output).toMatchObject({ message: expect.stringMatching(SAID[fault]) });
      const first = stages.indexOf(failed[0]?.stage ?? "");
      expect(first).toBeLessThanOrEqual(FROM_THE_NEXT.includes(fault) ? 1 : 0);
      // What has no end goes on: every burst from then on says why it does not count.
      if (fault !== "paused") expect([...new Set(failed.map(({ stage }) => stage))]).toEqual(stages.slice(first));
      expect(faulted.output).toContain(`Not measured: ${nameOf(fault, backend)}, ${failed[0]?.stage}`);
    });

    it("measures the target that nothing happened to as if nothing had", () => {
      expect(last("well").map(reasonsOfTarget)).toEqual([[], []]);
    });

    it("counts again what a target answers that goes on", () => {
      const [, ...later] = last("paused");
      expect(later.length).toBeGreaterThan(0);
      expect(later.map(reasonsOfTarget)).toEqual(later.map(() => []));
    });

    it.each(backend === "compose" ? Object.keys(ALSO) : [])("says what became of the container that %s", (how) => {
      const said = faulted.run?.failures.filter(({ target, stage }) => target === how && stage !== "snapshot") ?? [];
      expect(said.map(({ message }) => message)).toContainEqual(expect.stringMatching(ALSO[how]?.said ?? /never/));
    });

    it("leaves none of them behind", async () => {
      const left = await execa("pgrep", ["--full", "misbehaving\\.py|never_ready\\.py"], { reject: false });
      expect(left.stdout).toBe("");
      if (backend === "processes") return;
      const { stdout } = await execa("docker", ["ps", "--all", "--format", "{{.Names}}"]);
      expect(stdout).not.toContain(backend);
    });
  });
}
