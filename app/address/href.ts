import { basePath } from "./base-path.ts";

/** An address within the site, below the base path it was built for: Next adds that to its own links only. */
export function href(path: string): string {
  return `${basePath()}${path}`;
}
