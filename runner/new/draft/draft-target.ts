import type { Endpoint } from "../../../content/run/parts/endpoint.ts";
import type { FoundEndpoint } from "../ask/found-endpoint.ts";
import type { WebService } from "../recognise/recognise.ts";
import type { StartedWith } from "./started-with.ts";

/** A target of a new article: a service that has a block of its own already, or is to get one. */
export interface DraftTarget {
  /** As the Compose file names it. */
  name: string;
  label: string;
  /** What it is, in words: "FastAPI under Uvicorn". */
  title: string;
  /** Whether it is known how many workers it has. */
  hasWorkers: boolean;
  endpoints: FoundEndpoint[];
  /** How they were found, and whether each has answered. */
  said: string;
  isTried: boolean;
  /** What its block is made from; null where the Compose file has one. */
  block: DraftBlock | null;
}

/** What the override file adds to a service. */
export interface DraftBlock extends Pick<WebService, "family" | "workers" | "port"> {
  /** The paths that its sources declare. */
  declared: readonly string[];
  /** What serves a path, as far as commands and sources tell. */
  executorAt: (path: string) => Endpoint["executor"];
  /** The port of this machine that it is published on. */
  published: number;
  start: StartedWith;
  /** Whether anything but an answer tells that it is a web server. */
  isNamed: boolean;
  /** Whether its container has a name of its own, which another may have too. */
  hasOwnName: boolean;
  /** By which key several containers of it are started, which cannot all publish one port; null where it is one. */
  severalBy: "scale" | "deploy" | null;
  /** Whether something is installed, compiled or migrated before it is started. */
  startsLate: boolean;
  /** What else should be known to whoever looks at it. */
  remarks: string[];
}
