"use client";

// Before everything that makes schemas.
import "./no-code-generation.ts";
import { useEffect, useRef, useState } from "react";
import { href } from "../../address/href.ts";
import { ComparisonText } from "../parts/comparison.tsx";
import { Choice, type ChosenRuns } from "./choice.tsx";
import type { LiveView, NamedArticle } from "./compare-texts.ts";
import { LiveFigures } from "./live-figures.tsx";
import { nameOfFiles } from "./name-of-files.ts";

/** A stored run as a reader chooses it. */
export interface ListedChoice {
  id: string;
  label: string;
  isContributed: boolean;
}

interface Props {
  runs: ListedChoice[];
  articles: NamedArticle[];
}

// Loaded with the page's other scripts: whoever reaches this is about to compare.
const comparing = typeof window === "undefined" ? undefined : import("./compare-texts.ts");

type Shown = { status: string } | { status: string; live: LiveView; yoursHref: string | null };

/** Compares two runs that a reader chooses, one of which may be a file; all of it happens in the browser. */
export function LiveComparison({ runs, articles }: Props) {
  const [shown, setShown] = useState<Shown>({ status: "" });
  const latest = useRef(0);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => void element.current?.dispatchEvent(new CustomEvent("benchbook:hydrated", { bubbles: true })), []);

  const compare = async ({ theirs, yours }: ChosenRuns) => {
    latest.current += 1;
    const mine = latest.current;
    const show = (next: Shown) => mine === latest.current && setShown(next);
    const name = typeof yours === "string" ? yours : nameOfFiles(yours);
    show({ status: `Comparing ${name} with ${theirs} …` });
    // What is to be said meanwhile has to be painted first.
    await new Promise((resolve) => setTimeout(resolve, 50));
    try {
      const contributed = runs.flatMap(({ id, isContributed }) => (isContributed ? [id] : []));
      const live = await (await comparing)?.compareChosen({ theirs, yours }, { articles, contributed });
      const yoursHref = typeof yours === "string" ? href(`/runs/${yours}/`) : null;
      if (live) show({ status: `${name} beside ${theirs}:`, live, yoursHref });
    } catch (thrown) {
      show({ status: thrown instanceof Error ? thrown.message : String(thrown) });
    }
  };

  return (
    <div ref={element} data-hydrates="" data-query="theirs" data-needs-script="" className="live-comparison">
      <Choice
        runs={runs}
        first={articles[0]?.runId ?? runs[0]?.id}
        compare={(chosen) => void compare(chosen)}
        refuse={(status) => setShown({ status })}
      />
      <p role="status" className="source">
        {shown.status}
      </p>
      {"live" in shown && (
        <ComparisonText view={shown.live.view} yoursHref={shown.yoursHref}>
          <LiveFigures figures={shown.live.figures} />
        </ComparisonText>
      )}
    </div>
  );
}
