import { sayLooks } from "../../../../content/findings/looks/say-looks.ts";
import { sayEachTarget, sayLimits, sayMemory, sayTargetLimits } from "../../../../content/findings/say-limits.ts";
import { sayNodes, sayPaths } from "../../../../content/findings/say-machines.ts";
import { BACKENDS } from "../../../../content/run/circumstances/backend.ts";
import type { Run } from "../../../../content/run/run.ts";
import { Table } from "../../../tables/data-table.tsx";
import { namable } from "../common/element.ts";
import { Nodes } from "./nodes.tsx";

/** The machine, the programs and the backend that a run was made with. */
export function Environment({ run }: { run: Run }) {
  const rows = [
    ...placeRows(run),
    ...machineRows(run),
    ...courseRows(run),
    ...(run.images.length > 0 ? [["images", images(run)]] : []),
    ...targetRows(run),
  ];
  return (
    <>
      <Table head={["what", "as found"]} rows={rows} />
      <Nodes run={run} />
      <Packages run={run} />
    </>
  );
}

/** When and how the targets were run, and on which cores and nodes. */
function placeRows(run: Run) {
  const { environment: at } = run;
  const compose = at.compose && (at.backend === "compose" ? at.compose : `with Compose ${at.compose}`);
  const backend = [BACKENDS[at.backend], compose, at.engine && `on Docker ${at.engine}`].filter(Boolean).join(" ");
  const allowed = at.targetsPinned ? "are pinned to" : "may use";
  return [
    [
      "date",
      <time key="date" dateTime={run.startedAt}>
        {run.startedAt}
      </time>,
    ],
    ["targets run through", `${backend} (${at.backendReason})`],
    ["processor", `${at.processor}, ${at.architecture}${sayVirtual(at)}`],
    ["cores", `${at.cores}; the targets ${allowed} ${at.targetCores.join(", ")}${at.nodes ? " of their node" : ""}`],
    ...(at.nodes
      ? [
          [
            at.nodes.length > 1 ? "nodes of the targets" : "node of the targets",
            `${sayNodes(at.nodes)}; all else here is about the client's machine`,
          ],
          [at.nodes.length > 1 ? "round trip to them" : "round trip to it", sayPaths(at.nodes)],
        ]
      : []),
    ...(at.loadNodes ? [["steady load from", sentFrom(run, at.loadNodes)]] : []),
    ["cores of the slow service", upstreamCores(at)],
  ];
}

/** What the client's machine has and allows, and the versions of the programs on it. */
function machineRows(run: Run) {
  const { environment: at } = run;
  return [
    ["memory", sayMemory(at.memoryBytes)],
    ["system", `${at.operatingSystem}, ${at.kernel}`],
    ["client", `Benchbook ${at.benchbook}, Node ${at.node}, undici ${at.undici}`],
    ["processor speed", speed(at)],
    ["limits on the runner", at.limits ? sayLimits(at.limits) : "unknown"],
    [
      "limits on the targets",
      sayEachTarget(run, ({ limits }) => (limits ? sayTargetLimits(limits) : null)) ?? "not recorded",
    ],
    [
      "revision",
      at.revision ? `${at.revision.commit.slice(0, 12)}${at.revision.dirty ? ", with changes" : ""}` : "unknown",
    ],
  ];
}

/** What went on while it measured. */
function courseRows(run: Run) {
  const { before, after } = run.conditions;
  return [
    ["load, before and after", `${before?.loadAverage ?? "unknown"}, ${after?.loadAverage ?? "unknown"}`],
    ["throttled meanwhile", throttled(run)],
    ["seed of the order", run.plan.seed ?? "not shuffled"],
    ["looks at claims", looked(run)],
  ];
}

/** Every package of every target; those that all have alike are said once. */
function Packages({ run }: { run: Run }) {
  const told = run.targets.flatMap(({ label, information }) => (information ? [{ label, ...information }] : []));
  const alike = Object.values(Object.groupBy(told, ({ packages }) => JSON.stringify(packages)));
  const groups = alike.flatMap((group) => (group?.[0] && Object.keys(group[0].packages).length > 0 ? [group] : []));
  return groups.map((group) => (
    <details key={group[0]?.label}>
      <summary>Every package in {group.map(({ label }) => label).join("; ")}</summary>
      <p>
        {Object.entries(group[0]?.packages ?? {})
          .map(([name, version]) => `${name} ${version}`)
          .join(", ")}
      </p>
    </details>
  ));
}

type At = Run["environment"];

/** Whether the processor is a virtual machine's; nothing where that is not known. */
function sayVirtual({ virtualised }: At): string {
  if (virtualised === null) return "";
  return virtualised ? ", in a virtual machine" : ", on bare metal";
}

function upstreamCores({ upstreamCores: own, targetCores }: At): string {
  if (!own) return "not recorded";
  const isShared = own.some((core) => targetCores.includes(core));
  return `${own.join(", ")}: ${isShared ? "shared with the targets, which leave no other" : "of its own"}`;
}

/** Nodes for load are found before anything is sent; without an agent that answers, the client sends it. */
function sentFrom({ observations }: Run, planned: NonNullable<At["loadNodes"]>): string {
  const windows = observations.flatMap((seen) => (seen.kind === "steady" ? [seen.window] : []));
  const fromHere = windows.filter(({ generators }) => generators === undefined).length;
  const nodes = sayNodes(planned);
  if (windows.length === 0) return `planned from ${nodes}; none was sent`;
  if (fromHere === windows.length) return `planned from ${nodes}; sent from the client's machine`;
  return fromHere === 0 ? nodes : `${nodes}; ${fromHere} of ${windows.length} windows from the client's machine`;
}

function speed({ frequency }: At): string {
  if (!frequency) return "unknown";
  const now = frequency.megahertz ? `${frequency.megahertz.toFixed(0)} MHz when asked` : "speed not reported";
  return `${now}; frequency policy ${frequency.policy ?? "not reported"}`;
}

/**
 * How often runner, targets and processor were slowed down between the two
 * readings of the machine, before and after the run.
 */
function throttled({ conditions: { before, after } }: Run): string {
  const between = (of: "throttledPeriods" | "targetsThrottledPeriods" | "thermalThrottles") => {
    const [from, to] = [before?.[of] ?? null, after?.[of] ?? null];
    return from === null || to === null ? "not reported" : counted(to - from, "time");
  };
  return `the runner by its quota: ${between("throttledPeriods")}; the targets by theirs: ${between("targetsThrottledPeriods")}; the processor for heat: ${between("thermalThrottles")}`;
}

/** How long was measured, and what was left out for which reason. */
function looked(run: Run): string {
  return sayLooks(run).join(" ") || "none while measuring: every repetition was measured whole";
}

function images({ images: made }: Run): string {
  return made.map(({ target, digest }) => `${target} ${digest.slice(0, 19)}`).join(", ");
}

/** What each target said that it is; what all of them say alike has a row of its own, before theirs. */
function targetRows(run: Run): string[][] {
  const all = run.targets.map((target) => ({ target, said: saidOf(target) }));
  const [first, ...others] = all.flatMap(({ said }) => (said ? [said] : []));
  const alike = others.length > 0 ? (first ?? []).filter((part) => others.every((said) => said.includes(part))) : [];
  const rows = all.map(({ target, said }) => {
    const own = said?.filter((part) => !alike.includes(part)).join(", ");
    return [target.label, said ? own || "nothing else" : sayAbsent(run, target)];
  });
  return alike.length > 0 ? [["every target that told what it is", alike.join(", ")], ...rows] : rows;
}

/** What a target said that it is, part by part; null where it said nothing. */
function saidOf({ role, information: told }: Run["targets"][number]): string[] | null {
  if (!told) return null;
  const isLimited = Object.values(told.blas_threads).every((limit) => limit === "1");
  // A process model is the same application, which does not know how else it was started: its label says that.
  const server = [`${told.server} ${told.server_version}`, `${counted(told.workers, "worker")} (${told.worker_class})`];
  return [
    `${told.framework} ${told.framework_version}`,
    ...(role === "process-model" ? [] : server),
    `Python ${told.python_version}`,
    `NumPy ${told.numpy_version}`,
    told.cores === null ? "cores not told" : `sees ${counted(told.cores, "core")}`,
    isLimited ? "BLAS limited to one thread" : "BLAS not limited",
  ];
}

/** Why a target did not say what it is. */
function sayAbsent({ failures }: Run, { name, workers }: Run["targets"][number]): string {
  const planned = workers === null ? "how many workers it has is not known" : `workers planned: ${workers}`;
  const isAbsent = failures.some(({ target, stage }) => target === name && stage === "bring-up");
  return `${planned}; ${isAbsent ? "did not come up" : "did not say what it is"}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** {@link Environment} where the text names it. */
export const environment = namable({}, (_, { article: { run } }) => <Environment run={run} />);
