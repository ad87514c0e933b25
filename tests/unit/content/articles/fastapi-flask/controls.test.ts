import { expect, it } from "vitest";
import { type ClaimId, claims } from "../../../../../content/articles/fastapi-flask/claims.ts";
import {
  FASTAPI_PLAIN,
  FASTAPI_WORKERS,
  FLASK_ONE,
  UPSTREAM,
  UPSTREAM_WAIT,
} from "../../../../../content/articles/fastapi-flask/names.ts";
import { judgeClaims } from "../../../../../content/findings/claims/judge-claims.ts";
import type { Sweep } from "../../../../../content/run/plan.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { sweptOn } from "../../../../fixture/made-run/endpoints.ts";
import { burstAt, type Fixed } from "../../../../fixture/made-run/observed.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const REPETITIONS = [0, 1];
/** As many workers as the fixture's Flask S has. */
const FLASK_S_WORKERS = 3;
const ANYTHING = { slots: 1000, cores: 1000 };
const ABOUT_CONTROLS = [
  ...["one-worker-each-is-alike", "workers-speed-up-flask", "workers-speed-up-fastapi", "equal-workers-are-no-faster"],
  ...["awaiting-beats-equal-workers", "fast-loop-waits-faster", "waits-cost-fastapi-something"],
] as ClaimId[];

/** How many requests a server computes at once, on two cores, and how long one takes alone. */
interface Computing {
  slots: number;
  seconds: number;
}

/** How controls serve. */
interface World {
  fastapiWorkers: Computing;
  flaskOne: Computing;
  equalWaitSeconds: number;
  plainWaitSeconds: number;
  floorSeconds: number;
}

/** A run with controls: one request takes its targets 0.25 s to compute and 0.1 s to wait. */
async function runIn({ fastapiWorkers, flaskOne, ...waits }: World): Promise<Run> {
  const run = await fixtureRun();
  const computing = ({ slots }: Computing) => ({ "sync-cpubound": { slots, cores: 2 } });
  const sweeps = [
    sweepOf(FASTAPI_WORKERS, "sync-cpubound", computing(fastapiWorkers), fastapiWorkers.seconds),
    sweepOf(FLASK_ONE, "sync-cpubound", computing(flaskOne), flaskOne.seconds),
    sweepOf(FASTAPI_WORKERS, "async-iobound", { "async-iobound": ANYTHING }, waits.equalWaitSeconds),
    sweepOf(FASTAPI_PLAIN, "async-iobound", { "async-iobound": ANYTHING }, waits.plainWaitSeconds),
    sweepOf(UPSTREAM, "async-iobound", { "async-iobound": ANYTHING }, waits.floorSeconds),
  ];
  const named = ({ target, endpoint }: { target: string; endpoint: string }) =>
    target === UPSTREAM ? UPSTREAM_WAIT(UPSTREAM).endpoint : endpoint;
  const bursts = sweeps.flatMap(([control, { endpoint, levels }, seconds]) =>
    levels.flatMap((level) =>
      REPETITIONS.map((repetition) => burstAt(control, endpoint, seconds, { level, repetition })),
    ),
  );
  const [like] = run.targets;
  const workersOf = (name: string) => (name === FASTAPI_WORKERS ? FLASK_S_WORKERS : 1);
  const controls = [FASTAPI_WORKERS, FLASK_ONE, FASTAPI_PLAIN, UPSTREAM].flatMap((name) =>
    like ? [{ ...like, name, label: name, workers: workersOf(name) }] : [],
  );
  return {
    ...run,
    targets: [...run.targets, ...controls],
    plan: { ...run.plan, sweeps: [...run.plan.sweeps, ...sweeps.map(([, one]) => ({ ...one, endpoint: named(one) }))] },
    observations: [...run.observations, ...bursts.map((burst) => ({ ...burst, endpoint: named(burst) }))],
  };
}

/** A sweep that asks for as much work as those of the other targets, and what that takes here. */
function sweepOf(name: string, endpoint: string, endpoints: Fixed["endpoints"], seconds: number) {
  const [levels, workSeconds] = endpoint === "sync-cpubound" ? [[1, 2, 3, 5], 0.25] : [[1, 5, 41], 0.1];
  const control = { name, label: name, family: "none", workers: 1, endpoints };
  const sweep = { target: name, ...sweptOn(endpoint), workSeconds, levels } satisfies Sweep;
  return [control, sweep, seconds] as const;
}

async function verdictsIn(world: World): Promise<Record<string, string>> {
  const judged = judgeClaims(claims, await runIn(world));
  return Object.fromEntries(
    judged.flatMap(({ id, verdict }) => (ABOUT_CONTROLS.some((one) => one === id) ? [[id, verdict]] : [])),
  );
}

const TRUE: World = {
  ...{ fastapiWorkers: { slots: 3, seconds: 0.25 }, flaskOne: { slots: 1, seconds: 0.25 } },
  ...{ equalWaitSeconds: 0.1, plainWaitSeconds: 0.12, floorSeconds: 0.09 },
};
const all = (verdict: string) => Object.fromEntries(ABOUT_CONTROLS.map((id) => [id, verdict]));

it("claims of controls what the workers, the event loop and the floor make of them", async () => {
  expect(await verdictsIn(TRUE)).toEqual(all("holds"));
});

it("finds each claim false in a world in which it is", async () => {
  const false_: World = {
    ...{ fastapiWorkers: { slots: 1, seconds: 0.3 }, flaskOne: { slots: 3, seconds: 0.2 } },
    ...{ equalWaitSeconds: 10, plainWaitSeconds: 0.09, floorSeconds: 0.12 },
  };
  // FastAPI with as many workers is slower here, so that it is no faster.
  expect(await verdictsIn(false_)).toEqual({ ...all("fails"), "equal-workers-are-no-faster": "holds" });
  const faster = await verdictsIn({ ...TRUE, fastapiWorkers: { slots: 3, seconds: 0.1 } });
  expect(faster).toEqual({ ...all("holds"), "equal-workers-are-no-faster": "fails" });
});

it("cannot tell anything of controls that a run does not have", async () => {
  const judged = judgeClaims(claims, await fixtureRun()).filter(({ id }) => ABOUT_CONTROLS.some((one) => one === id));
  expect(judged.map(({ verdict }) => verdict)).toEqual(ABOUT_CONTROLS.map(() => "undecided"));
});
