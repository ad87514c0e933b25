import { applicationsOnce } from "../integration/runner/applications/applications-once.ts";
import { twoNodesOnce, whyNoNodes } from "../integration/runner/swarm/two-nodes.ts";

// A setup file of vitest. Where all files of a stage are run, what some of them need and takes long is made while others run.
// Whoever needs it is told why where it could not be made.
if (process.env.BENCHBOOK_TALLY) {
  void applicationsOnce("published");
  startNodes().catch(() => {});
}

async function startNodes(): Promise<void> {
  if ((await whyNoNodes("here")) === undefined) await twoNodesOnce("started");
}
