/** What one source says of the paths that it answers. */
export interface Declared {
  routers: Router[];
  routes: Route[];
  mounts: Mount[];
  /** What it imports and may so hand on; nothing where that is not read. */
  imports?: readonly Imported[];
}

/** What a source of Python imports from another. */
export interface Imported {
  /** What it is called here, and there. */
  name: string;
  original: string;
  /** The other as it is written, such as `.views`. */
  from: string;
}

/** What routes are declared on: an application, or a part of one that is mounted on it. */
export interface Router {
  /** Its variable. */
  name: string;
  /** What all its paths begin with; null where that is computed. */
  prefix: string | null;
  /** Whether it answers by itself where nothing mounts it. */
  isApplication: boolean;
}

/** A path that is answered to GET. */
export interface Route {
  /** The router that has it. */
  on: string;
  path: string;
}

/** That one router is part of another. */
export interface Mount {
  on: string;
  prefix: string | null;
  child: Reference;
  /** Whether its prefix takes the place of the router's own. */
  isInstead?: boolean;
}

/** A router as a source names it. */
export interface Reference {
  /** The parts of the path of the source that has it; null for this one. */
  module: readonly string[] | "anywhere" | null;
  /** Null for whichever it has. */
  name: string | null;
}
