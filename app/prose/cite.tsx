import type { Run } from "../../content/run/run.ts";
import { absolute } from "../site.ts";
import { bibtexOf } from "./bibtex.ts";
import { Command } from "./command.tsx";

/** How to cite the article about a run. */
export function Cite({ run }: { run: Run }) {
  return (
    <Command name="BibTeX">
      <code>{bibtexOf(run, absolute("/"))}</code>
    </Command>
  );
}
