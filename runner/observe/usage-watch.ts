import type { Usage } from "../../content/run/parts/processes.ts";
import { microseconds, monotonicSeconds } from "../program/clock.ts";
import { type ProcessReading, type ProcessWithPid, readProcess, readTree } from "./read-processes.ts";

const SAMPLE_MILLISECONDS = 100;
const SAMPLES_PER_TREE = 10;
/** The most of a core that looking may take: where one look takes long, there are fewer. */
const MOST_SHARE = 0.01;

/** Milliseconds from the end of a look that took so many seconds to the next. */
export function pauseAfter(seconds: number): number {
  const took = 1000 * seconds;
  return Math.max(SAMPLE_MILLISECONDS - took, took / MOST_SHARE - took);
}

interface Column {
  process: ProcessWithPid;
  /** One for every tree so far; null where the process was not there. */
  readings: (ProcessReading | null)[];
}

/**
 * Watches a target from outside, CPU and memory at 10 Hz and its tree at 1 Hz. The returned function ends the watch with one
 * last sample; null when its processes could not be seen.
 *
 * @param rootPid the first process of the target
 */
export function usageWatch(rootPid: number): () => Usage | null {
  if (readTree(rootPid).length === 0) return () => null;
  const watch = new UsageWatch(rootPid);
  watch.lookAtTree();
  let timer: NodeJS.Timeout;
  const goOn = () => {
    timer = setTimeout(() => {
      watch.sample();
      goOn();
    }, pauseAfter(watch.lastLookSeconds));
  };
  goOn();
  return () => {
    clearTimeout(timer);
    watch.lookAtTree();
    return watch.usage();
  };
}

class UsageWatch {
  readonly #rootPid: number;
  readonly #origin = monotonicSeconds();
  readonly #columns = new Map<number, Column>();
  readonly #treeAt: number[] = [];
  readonly #samples: { at: number; cpuSeconds: number; residentBytes: number }[] = [];
  #lookingSeconds = 0;
  /** How long the last look took. */
  lastLookSeconds = 0;
  #untilTree = SAMPLES_PER_TREE;

  constructor(rootPid: number) {
    this.#rootPid = rootPid;
  }

  /** One sample of CPU and memory; every tenth also finds processes that have started or ended. */
  sample(): void {
    this.#untilTree -= 1;
    if (this.#untilTree === 0) this.lookAtTree();
    else this.#timed(() => this.#add([...this.#columns.keys()].map((pid) => readProcess(pid))));
  }

  lookAtTree(): void {
    this.#untilTree = SAMPLES_PER_TREE;
    this.#timed(() => {
      const tree = readTree(this.#rootPid);
      const before = this.#treeAt.push(this.#now()) - 1;
      for (const process of tree) {
        if (!this.#columns.has(process.hostPid))
          this.#columns.set(process.hostPid, { process, readings: Array<null>(before).fill(null) });
      }
      const seen = new Map(tree.map((process) => [process.hostPid, process]));
      for (const [pid, { readings }] of this.#columns) readings.push(seen.get(pid) ?? null);
      this.#add(tree);
    });
  }

  /** Everything that was seen; CPU seconds count from the start of the watch. */
  usage(): Usage {
    const columns = [...this.#columns.values()];
    const first = this.#samples[0]?.cpuSeconds ?? 0;
    return {
      atSeconds: this.#samples.map(({ at }) => at),
      cpuSeconds: this.#samples.map(({ cpuSeconds }) => hundredths(Math.max(0, cpuSeconds - first))),
      residentBytes: this.#samples.map(({ residentBytes }) => residentBytes),
      treeAtSeconds: this.#treeAt,
      processes: columns.map(({ process: { pid, parentPid, command }, readings }) => ({
        ...{ pid, parentPid, command },
        threads: readings.map((one) => one?.threads ?? null),
        residentBytes: readings.map((one) => one?.residentBytes ?? null),
        cpuSeconds: readings.map((one) => one?.cpuSeconds ?? null),
      })),
      lookingSeconds: microseconds(this.#lookingSeconds),
    };
  }

  #add(readings: (ProcessReading | null)[]): void {
    const sum = (of: (one: ProcessReading) => number) =>
      readings.reduce((total, one) => total + (one ? of(one) : 0), 0);
    this.#samples.push({
      at: this.#now(),
      cpuSeconds: sum((one) => one.cpuSeconds),
      residentBytes: sum((one) => one.residentBytes),
    });
  }

  #now(): number {
    return Math.round((monotonicSeconds() - this.#origin) * 1e3) / 1e3;
  }

  #timed(sample: () => void): void {
    const began = monotonicSeconds();
    sample();
    this.lastLookSeconds = monotonicSeconds() - began;
    this.#lookingSeconds += this.lastLookSeconds;
  }
}

function hundredths(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
