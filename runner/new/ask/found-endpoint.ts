/** An address of a service that can be asked with GET and nothing else. */
export interface FoundEndpoint {
  /** What commands, run files and articles call it. */
  name: string;
  path: string;
  /** How it is measured: what is answered within a few milliseconds is over before a burst of it is sent. */
  by: "bursts" | "steady load";
  /** With which status it answers where that is not 200. */
  status?: number;
}

/** A path to ask, and how. */
type Path = Omit<FoundEndpoint, "name">;

/** More are seldom of use, and each takes time in every run. */
const MOST_ENDPOINTS = 3;

/** Paths as an endpoint can have them, without a parameter in them. */
const PLAIN_PATH = /^\/(?!\/)[\w~.!*'()/&%:,;@+-]{0,60}$/;

/**
 * Endpoints for some paths, the first three that have no parameter, each under
 * a name of its own: `/` is `root`, `/items/` is `items`.
 */
export function endpointsFor(paths: readonly Path[]): FoundEndpoint[] {
  const found: FoundEndpoint[] = [];
  for (const { path, ...more } of paths.filter((one) => PLAIN_PATH.test(one.path))) {
    const name = (path.toLowerCase().match(/[a-z\d]+/g) ?? ["root"]).join("-");
    const isTaken = (wanted: string) => found.some((one) => one.name === wanted);
    const free = [name, `${name}-b`, `${name}-c`].find((wanted) => !isTaken(wanted));
    const isNew = found.every((one) => one.path !== path);
    if (isNew && free && found.length < MOST_ENDPOINTS) found.push({ name: free, path, ...more });
  }
  return found;
}
