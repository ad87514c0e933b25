import type { ReactNode } from "react";
import type { Run } from "../content/run/run.ts";
import { ActivityFigure } from "./figures/of-run/activity.tsx";
import { CalibrationFigure } from "./figures/of-run/calibration.tsx";
import { SweepFigure, SweepsFigure, SweepsOfTarget } from "./figures/of-run/sweep.tsx";
import { WaterfallFigure, WaterfallsOfTarget } from "./figures/of-run/waterfall.tsx";
import { compileArticle } from "./mdx/compile.ts";
import type { ComponentName } from "./mdx/components.ts";
import { Claim } from "./prose/claim.tsx";
import { Environment } from "./prose/environment.tsx";
import { Fixed } from "./prose/fixed.tsx";
import { Law } from "./prose/law.tsx";
import { Laws } from "./prose/laws.tsx";
import { Processes } from "./prose/processes.tsx";
import { See } from "./prose/see.tsx";
import { Tasks } from "./prose/tasks.tsx";
import { ProcessCounts, ProcessTrees } from "./prose/trees.tsx";
import { ColdAndWarm, Drift, SelfTest } from "./prose/trust.tsx";
import { Value } from "./prose/value.tsx";

/** The article's text about a run: MDX, compiled at build time, with components that know the run. */
export async function Article({ source, run }: { source: string; run: Run }) {
  const Text = await compileArticle(source);
  return <Text components={componentsFor(run)} />;
}

function componentsFor(run: Run) {
  return {
    Value: about(run, Value),
    Claim: about(run, Claim),
    Fixed,
    See,
    Calibration: about(run, CalibrationFigure),
    Sweep: about(run, SweepFigure),
    Sweeps: about(run, SweepsFigure),
    SweepsOfTarget: about(run, SweepsOfTarget),
    Waterfall: about(run, WaterfallFigure),
    WaterfallsOfTarget: about(run, WaterfallsOfTarget),
    Activity: about(run, ActivityFigure),
    Law: about(run, Law),
    Laws: about(run, Laws),
    ProcessCounts: about(run, ProcessCounts),
    ProcessTrees: about(run, ProcessTrees),
    SelfTest: about(run, SelfTest),
    Drift: about(run, Drift),
    ColdAndWarm: about(run, ColdAndWarm),
    Processes: about(run, Processes),
    Tasks: about(run, Tasks),
    Environment: about(run, Environment),
    table: Scrolling,
    // The text is checked against the same names before it is compiled.
  } satisfies Record<ComponentName | "table", unknown>;
}

/** A table of the text, which scrolls where the window is narrower than it is. */
function Scrolling({ children }: { children?: ReactNode }) {
  return (
    <div className="scroll">
      <table>{children}</table>
    </div>
  );
}

/** The same component without its run, which the article's text does not have to name. */
function about<P extends { run: Run }>(run: Run, draw: (props: P) => ReactNode): (props: Omit<P, "run">) => ReactNode {
  return (props) => draw({ ...props, run } as P);
}
