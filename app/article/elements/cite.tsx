import type { Run } from "../../../content/run/run.ts";
import { absolute } from "../../address/site-url.ts";
import { readTitle } from "../../library/library.ts";
import { bibtexOf } from "./bibtex.ts";
import { Command } from "./command.tsx";

/** How to cite the article about a run. */
export async function Cite({ run }: { run: Run }) {
  return (
    <Command name="BibTeX">
      <code>{bibtexOf(run, { title: await readTitle(), url: absolute("/") })}</code>
    </Command>
  );
}
