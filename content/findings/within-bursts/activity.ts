import type { Burst } from "../../run/observations/burst.ts";
import type { Usage } from "../../run/parts/processes.ts";
import type { Run } from "../../run/run.ts";
import { labelOf, placeOf } from "../../run/target-label.ts";
import { burstsOf, burstsOn, invalidReason, levelsOf, shownOn } from "../bursts/bursts.ts";
import { UNDECLARED, withRoles } from "../processes/trees.ts";

/** One process during a burst: how busy it was between one sample and the next. */
export interface ActiveProcess {
  pid: number;
  role: string;
  spans: { fromSeconds: number; toSeconds: number; coreShare: number }[];
}

/** What a target's processes did during one burst, seen from outside; without processes where there is a note. */
export interface Activity {
  target: string;
  label: string;
  place: number;
  endpoint: string;
  level: number;
  /** Why no processes are known, else null. */
  note: "not measured" | "not visible" | null;
  processes: ActiveProcess[];
  /** Cores busy over the burst, all processes together. */
  cores: { atSeconds: number; busy: number }[];
  mostResidentBytes: number | null;
}

/**
 * The processes of every target, but of no control, during one large burst on
 * an endpoint: its first that counts, if there is any.
 */
export function activityOn(run: Run, endpoint: string): Activity[] {
  const most = Math.max(...levelsOf(run, endpoint));
  return shownOn(run, endpoint).map((target) => {
    const bursts = burstsOn(run, endpoint).filter((burst) => burst.target === target && burst.level === most);
    const burst = bursts.find((one) => invalidReason(run, one) === null);
    return burst ? activityOf(run, burst) : unmeasured(run, { target, endpoint, level: most });
  });
}

/** The first burst sent to an endpoint: processes that start late appear in it. */
export function coldActivity(run: Run, endpoint: string): Activity[] {
  return burstsOf(run)
    .filter((burst) => burst.endpoint === endpoint && burst.cold)
    .map((burst) => activityOf(run, burst));
}

function unmeasured(run: Run, one: Pick<Activity, "target" | "endpoint" | "level">): Activity {
  const named = { ...one, label: labelOf(run, one.target), place: placeOf(run, one.target) };
  return { ...named, note: "not measured", processes: [], cores: [], mostResidentBytes: null };
}

function activityOf(run: Run, burst: Burst): Activity {
  const { target, endpoint, level, usage } = burst;
  const declared = run.targets.find(({ name }) => name === target)?.tree ?? [];
  const processes = usage ? withRoles(usage.processes, declared) : [];
  return {
    ...{ target, label: labelOf(run, target), place: placeOf(run, target), endpoint, level },
    note: processes.length > 0 ? null : "not visible",
    processes: processes.map(({ pid, role, command, cpuSeconds }) => ({
      pid,
      // Without declared roles, what it is called by the system.
      role: role === UNDECLARED ? (command.split(" ")[0] ?? role) : role,
      spans: spansOf(usage?.treeAtSeconds ?? [], cpuSeconds),
    })),
    cores: usage ? busyCoresOverTime(usage) : [],
    mostResidentBytes: usage && usage.residentBytes.length > 0 ? Math.max(...usage.residentBytes) : null,
  };
}

/** From one sample of the tree to the next, for as long as the process existed. */
function spansOf(at: number[], cpuSeconds: (number | null)[]): ActiveProcess["spans"] {
  return at.slice(1).flatMap((toSeconds, index) => {
    const fromSeconds = at[index] ?? 0;
    const [before, after] = [cpuSeconds[index] ?? null, cpuSeconds[index + 1] ?? null];
    if (after === null || toSeconds <= fromSeconds) return [];
    // A process that was not there before used all its time since.
    const used = after - (before ?? 0);
    return [{ fromSeconds, toSeconds, coreShare: Math.max(0, used / (toSeconds - fromSeconds)) }];
  });
}

/** Over how long a share of cores is averaged: the kernel counts in hundredths of a second. */
const WINDOW_SAMPLES = 5;

/** Cores that a target kept busy, each averaged over a few samples. */
function busyCoresOverTime({ atSeconds: at, cpuSeconds }: Usage): Activity["cores"] {
  return at.slice(WINDOW_SAMPLES).flatMap((atSeconds, index) => {
    const took = atSeconds - (at[index] ?? 0);
    const used = (cpuSeconds[index + WINDOW_SAMPLES] ?? 0) - (cpuSeconds[index] ?? 0);
    return took > 0 ? [{ atSeconds, busy: used / took }] : [];
  });
}
