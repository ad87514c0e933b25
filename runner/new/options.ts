/** What `new` was asked for. */
export interface NewOptions {
  /** The name of the article's folder. */
  slug: string;
  /** The Compose file, or the folder that it is in; Benchbook's own where none is given. */
  file?: string;
  /** Whether services are started for a moment, to ask them what can be asked. */
  start: boolean;
  /** Whether to print what would be written and write nothing. */
  dryRun: boolean;
}
