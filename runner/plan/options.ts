import type { BackendName } from "../../content/run/circumstances/backend.ts";
import type { Run } from "../../content/run/run.ts";

/** What `measure` was asked for; what is absent comes from the named plan or from the machine. */
export interface MeasureOptions {
  plan: "full" | "quick";
  /** The article that says what is measured where nothing else does. */
  article?: string;
  on?: BackendName;
  /** The Compose file; its folder has the targets. */
  file?: string;
  /** Others, each of which is merged over those before it. */
  overrides?: string[] | undefined;
  targets?: string[];
  /** Controls and process models beside those targets. */
  besides?: string[];
  endpoints?: string[];
  /** Whether those are an article's: what only services have that are not measured is then left out. */
  isOfArticle?: boolean;
  /** Starts services one after the other. */
  coldStarts?: boolean;
  /** The `workSeconds` of endpoints that are declared long, in place of the named plan's; others have half. */
  targetSeconds?: number;
  repetitions?: number;
  /** Whether to measure until the claims of the articles are decided, or every repetition whole. */
  until?: "decided" | "complete";
  levels?: number[];
  ioLevels?: number[];
  /** Of an endpoint, the targets that have so many bursts of each size above one in a repetition; others have the plan's. */
  repeated?: { endpoint: string; targets: string[]; bursts: number }[];
  /** What to put under steady load; nothing where it is not said. */
  steady?: {
    endpoints: string[];
    mixed: { light: string; blocking: string; ratePerSecond: number }[];
    /** By its name, the targets on which alone an endpoint is loaded, or keeps the server busy. */
    only?: Record<string, string[]> | undefined;
  };
  seed?: number;
  requestTimeout?: number;
  cores?: number[];
  /** The most machines that targets are measured on at once; all that there are where it is not said. */
  nodes?: number;
  /** Resumes a run: by its id, or the newest that is not finished. */
  resume?: string | true;
  /** Makes a run file of what a run has observed, by its id. */
  salvage?: string;
  /** A published run: its plan is measured again, in place of one that is made of the other options. */
  replicates?: Run;
  /** Seconds after which the run is ended. */
  timeLimit?: number;
  dryRun: boolean;
}

/** What `replicate` was asked for. */
export interface ReplicateOptions
  extends Pick<MeasureOptions, "on" | "file" | "cores" | "nodes" | "timeLimit" | "dryRun"> {
  /** The address of a page about a run or of its file, the id of a stored run, or a file. */
  source: string;
  /** Whether to resume the replication that was cut short. */
  resume: boolean;
  /** Whether to build the site afterwards. */
  build: boolean;
}
