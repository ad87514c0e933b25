import type { Path } from "../syntax/yaml-tree.ts";

/** What is wrong at a place of a project. */
export interface Wrong {
  path: Path;
  reason: string;
}
