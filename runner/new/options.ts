import type { BackendName } from "../../content/run/circumstances/backend.ts";

/** What `new` was asked for. */
export interface NewOptions {
  /** The name of the article's folder. */
  slug: string;
  /** The Compose file, or the folder that it is in; Benchbook's own where none is given. */
  file?: string;
  /** Who reads the file and starts services; the first that this machine can use where none is said. */
  on?: BackendName;
  /** Whether services are started for a moment, to ask them what can be asked. */
  start: boolean;
  /** Whether to print what would be written and write nothing. */
  dryRun: boolean;
}
