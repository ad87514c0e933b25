import type { Run } from "../../content/run/run.ts";
import { absolute } from "../site.ts";
import { bibtexOf } from "./bibtex.ts";
import { CopyButton } from "./copy-button.tsx";

/** How to cite the article about a run. */
export function Cite({ run }: { run: Run }) {
  return (
    <section className="excerpt" data-copyable="" aria-label="Reference for BibTeX">
      <header>
        <span>BibTeX</span> <CopyButton what="the reference" />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard scrolls it */}
      <pre data-copies="" tabIndex={0}>
        <code>{bibtexOf(run, absolute("/"))}</code>
      </pre>
    </section>
  );
}
