import { targetsPython } from "../prepare/python.ts";
import { SITES } from "../site/sites.ts";
import { runAudit } from "./audit/audit.ts";
import { onOwnMachine } from "./machine/on-own-machine.ts";
import { buildSites } from "./programs/build.ts";
import { checkCommands } from "./programs/command.ts";
import { runPlaywright } from "./programs/playwright.ts";
import { runPytest } from "./programs/pytest.ts";
import { checkPython } from "./programs/python.ts";
import { runVitest } from "./programs/vitest.ts";
import { inTurn } from "./run/in-turn.ts";
import type { Counts } from "./run/result.ts";
import type { Lane, Stage } from "./run/stage.ts";

/**
 * Begins once the targets' Python is there, which several stages would make at
 * once; that it cannot be had is told by their tests.
 */
function withPython(check: Stage["check"]): Stage["check"] {
  return async (lane) => {
    await targetsPython().catch(() => undefined);
    return check(lane);
  };
}

/** Runs on the same machine would wait for each other again and again, and be refused in between. */
const onThisMachine = inTurn();

/** The runs of mishaps: on a machine of their own, or else when the others have ended. */
async function mishaps(lane: Lane): Promise<Counts> {
  const within = await onOwnMachine();
  const run = () => runVitest("mishaps", lane, within);
  return within.length > 0 ? run() : onThisMachine(run);
}

/**
 * Every check of the project, in the order in which they begin where they may: after the quickest what others wait for, and
 * the longest of these as soon as it is there, so that no core is idle in the end.
 */
export const STAGES: Stage[] = [
  {
    name: "lint",
    about: "Biome: style, import rules, cycles",
    check: (lane) => checkCommands([{ argv: ["biome", "check", "."], withinSeconds: 600 }], lane),
  },
  {
    name: "build",
    about: "sites about runs of the tests, what the pages of one weigh, and a site about whatever is stored",
    check: buildSites,
  },
  {
    name: "inspect",
    about: "Lighthouse on a page of each kind, once",
    needs: "build",
    check: (lane) =>
      checkCommands(
        [
          {
            argv: [process.execPath, "tests/site/inspect.ts", "--times", "1", "--no-speed"],
            env: { BENCHBOOK_OUT: SITES.stored.out, BASE_PATH: SITES.stored.basePath },
            withinSeconds: 1800,
          },
        ],
        lane,
      ),
  },
  { name: "e2e", about: "the exported sites in a browser", needs: "build", check: runPlaywright },
  { name: "audit", about: "dependencies against what is known of them", check: runAudit },
  { name: "python", about: "ruff and mypy on the targets", check: checkPython },
  { name: "pytest", about: "both applications against one contract", check: runPytest },
  { name: "unit", about: "no network, no Docker", check: (lane) => runVitest("unit", lane) },
  {
    name: "components",
    about: "parts of the runner on real servers, without a run",
    beside: true,
    check: withPython((lane) => runVitest("components", lane)),
  },
  {
    name: "swarm",
    about: "runs on the nodes of a Docker Swarm, which are namespaces of this machine",
    beside: true,
    check: (lane) => runVitest("swarm", lane),
  },
  {
    name: "integration",
    about: "runs with real targets, both ways of running",
    beside: true,
    check: withPython((lane) => onThisMachine(() => runVitest("integration", lane))),
  },
  {
    name: "mishaps",
    about: "runs that are refused or cut short, or whose targets go wrong, as if on a machine of their own",
    beside: true,
    check: withPython(mishaps),
  },
  {
    name: "types",
    about: "TypeScript, strict",
    // Both look into .next/.
    after: "build",
    // Several checkers at once each look at what the others have looked at too, and the cores are busy anyway.
    check: (lane) => checkCommands([{ argv: ["tsc", "--noEmit", "--checkers", "1"], withinSeconds: 900 }], lane),
  },
];
