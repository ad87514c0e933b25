import type { NamableElement } from "./common/element.ts";
import { environment } from "./tables/environment.tsx";
import { laws } from "./tables/laws.tsx";
import { processes } from "./tables/processes.tsx";
import { reproduction } from "./tables/reproduction.tsx";
import { selfCheck } from "./tables/self-check.tsx";
import { servers } from "./tables/servers.tsx";
import { mixedLoads, steadyLoads } from "./tables/steady.tsx";
import { tasks } from "./tables/tasks.tsx";
import { processCounts, processTrees } from "./tables/trees.tsx";
import { coldAndWarm, drift, selfTest } from "./tables/trust.tsx";
import { cite } from "./words/cite.tsx";
import { claim } from "./words/claim.tsx";
import { excerpt } from "./words/excerpt.tsx";
import { fixed } from "./words/fixed.tsx";
import { law } from "./words/law.tsx";
import { note } from "./words/note.tsx";
import { onMachines } from "./words/on-machines.tsx";
import { ran } from "./words/ran.tsx";
import { see } from "./words/see.tsx";
import { value } from "./words/value.tsx";

/**
 * Every element that the text of an article can name beside figures, by its name there. An element is a file in `words/`
 * or `tables/`, which says what attributes it has, and a line here.
 */
export const ELEMENTS: Readonly<Record<string, NamableElement>> = {
  Cite: cite,
  Claim: claim,
  ColdAndWarm: coldAndWarm,
  Drift: drift,
  Environment: environment,
  Excerpt: excerpt,
  Fixed: fixed,
  Law: law,
  Laws: laws,
  MixedLoads: mixedLoads,
  Note: note,
  OnMachines: onMachines,
  ProcessCounts: processCounts,
  ProcessTrees: processTrees,
  Processes: processes,
  Ran: ran,
  Reproduction: reproduction,
  See: see,
  SelfCheck: selfCheck,
  SelfTest: selfTest,
  Servers: servers,
  SteadyLoads: steadyLoads,
  Tasks: tasks,
  Value: value,
};
