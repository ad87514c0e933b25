import type { SweepId } from "../../../../../../content/findings/bursts/sweep-id.ts";
import type { Burst } from "../../../../../../content/run/observations/burst.ts";
import type { RequestRecord, Work } from "../../../../../../content/run/parts/request.ts";
import type { Run } from "../../../../../../content/run/run.ts";

/** A run with other bursts, of one sweep or of all. */
export function mapped(of: Run, sweep: SweepId | null, change: (burst: Burst) => Burst): Run {
  const isMeant = (seen: Burst) => !sweep || (seen.endpoint === sweep.endpoint && seen.target === sweep.target);
  return {
    ...of,
    observations: of.observations.map((seen) => (seen.kind === "burst" && isMeant(seen) ? change(seen) : seen)),
  };
}

/** A run in which all moments of a burst, but for those of sending, come so many times as late. */
export function changed(of: Run, sweep: SweepId | null, factor: (burst: Burst) => number): Run {
  return mapped(of, sweep, (burst) => withRequests(burst, (one) => stretched(one, factor(burst))));
}

function stretched(one: RequestRecord, factor: number): RequestRecord {
  const { firstByteSeconds, lastByteSeconds, work } = one;
  return {
    ...one,
    firstByteSeconds: firstByteSeconds && firstByteSeconds * factor,
    lastByteSeconds: lastByteSeconds && lastByteSeconds * factor,
    work: work && {
      ...work,
      beganSeconds: work.beganSeconds * factor,
      endedSeconds: work.endedSeconds * factor,
      serviceSeconds: work.serviceSeconds * factor,
    },
  };
}

export function withRequests(burst: Burst, change: (one: RequestRecord, at: number) => RequestRecord): Burst {
  return { ...burst, requests: burst.requests.map(change) };
}

function withWork(one: RequestRecord, change: (work: Work) => Work): RequestRecord {
  return { ...one, work: one.work && change(one.work) };
}

/** A request that is worked on, and answered, only after all others are done. */
export function later(one: RequestRecord): RequestRecord {
  const { firstByteSeconds, lastByteSeconds } = one;
  const worked = withWork(one, (work) => ({
    ...work,
    beganSeconds: work.beganSeconds + 9,
    endedSeconds: work.endedSeconds + 9,
  }));
  return { ...worked, firstByteSeconds: (firstByteSeconds ?? 0) + 9, lastByteSeconds: (lastByteSeconds ?? 0) + 9 };
}

/** A request that is worked on from the start of its burst until it is answered. */
export function fromTheStart(one: RequestRecord): RequestRecord {
  return withWork(one, (work) => ({ ...work, beganSeconds: 0.001, serviceSeconds: work.endedSeconds - 0.001 }));
}

export function withTasks(burst: Burst, requests: number): Burst {
  return withRequests(burst, (one) => withWork(one, (work) => ({ ...work, concurrentTasks: 2 + requests })));
}

/** The same run, in which the requests of a sweep ask for so many times as much work. */
export function withWorkSeconds(of: Run, { endpoint, target }: SweepId, times: number): Run {
  const sweeps = of.plan.sweeps.map((sweep) =>
    sweep.endpoint === endpoint && sweep.target === target && sweep.workSeconds !== null
      ? { ...sweep, workSeconds: times * sweep.workSeconds }
      : sweep,
  );
  return { ...of, plan: { ...of.plan, sweeps } };
}

/** The same run with one burst of so many requests. */
export function onceOf(world: Run, { endpoint, target }: SweepId, level: number): Run {
  const isMeant = (seen: Run["observations"][number]) =>
    seen.kind === "burst" && seen.endpoint === endpoint && seen.target === target && seen.level === level;
  return {
    ...world,
    observations: world.observations.filter(
      (seen) => !isMeant(seen) || ("repetition" in seen && seen.repetition === 0),
    ),
  };
}

/** The same run in which every request alone, three at least, had so much of a core for a second. */
export function withCoreAlone(world: Run, share: number): Run {
  const usage = {
    ...{ atSeconds: [0, 1], cpuSeconds: [0, share], residentBytes: [1, 1] },
    ...{ treeAtSeconds: [], processes: [], lookingSeconds: 0 },
  };
  const observations = world.observations.flatMap((seen) =>
    seen.kind === "burst" && seen.level === 1 && !seen.cold
      ? [0, 1, 2].map((placeInRepetition) => ({ ...seen, placeInRepetition, tookSeconds: 1, usage }))
      : [seen],
  );
  return { ...world, observations };
}

/** A run in which a target has so many requests alone, which take twice as long. */
export function slowSingles(of: Run, target: string, count: number): Run {
  const observations = of.observations.flatMap((seen) => {
    if (seen.kind !== "single" || seen.target !== target) return [seen];
    const requests = seen.requests.map((one) => stretched(one, 2));
    return Array.from({ length: count }, (_, place) => ({ ...seen, place, requests }));
  });
  return { ...of, observations };
}

/** The same, in which the bursts of one on that target take twice as long too, so that it misses its seconds throughout. */
export function slowAlone(of: Run, target: string, count: number): Run {
  const observations = of.observations.map((seen) =>
    seen.kind === "burst" && seen.level === 1 && seen.target === target
      ? { ...seen, requests: seen.requests.map((one) => stretched(one, 2)) }
      : seen,
  );
  return slowSingles({ ...of, observations }, target, count);
}
