import { runAudit } from "./audit.ts";
import { checkCommands } from "./command.ts";
import { runPlaywright } from "./playwright.ts";
import { runPytest } from "./pytest.ts";
import { checkPython } from "./python.ts";
import type { Stage } from "./stage.ts";
import { runVitest } from "./vitest.ts";

/** Every check of the project, in the order in which it is run: what is quick and tells most comes first. */
export const STAGES: Stage[] = [
  {
    name: "lint",
    about: "Biome: style, import rules, cycles",
    check: () => checkCommands([{ argv: ["biome", "check", "."], withinSeconds: 120 }]),
  },
  {
    name: "types",
    about: "TypeScript, strict",
    check: () => checkCommands([{ argv: ["tsc", "--noEmit"], withinSeconds: 180 }]),
  },
  { name: "audit", about: "dependencies against what is known of them", check: runAudit },
  { name: "python", about: "ruff and mypy on the targets", check: checkPython },
  { name: "pytest", about: "both applications against one contract", check: runPytest },
  { name: "unit", about: "no network, no Docker", check: () => runVitest("unit", 300) },
  { name: "integration", about: "real targets, both ways of running", check: () => runVitest("integration", 1800) },
  {
    name: "build",
    about: "the site, exported: about a run with gaps, a hostile one, then the stored runs; what its pages weigh",
    check: () =>
      checkCommands([
        { argv: [process.execPath, "tests/fixture/incomplete.ts"], withinSeconds: 300 },
        { argv: [process.execPath, "tests/fixture/hostile-site.ts"], withinSeconds: 300 },
        { argv: [process.execPath, "app/build.ts"], withinSeconds: 300 },
        { argv: [process.execPath, "app/weigh.ts"], withinSeconds: 60 },
      ]),
  },
  { name: "e2e", about: "the exported site in a browser", needs: "build", check: runPlaywright },
  {
    name: "inspect",
    about: "Lighthouse on a page of each kind, once",
    needs: "build",
    check: () =>
      checkCommands([{ argv: [process.execPath, "tests/site/inspect.ts", "--looks", "1"], withinSeconds: 300 }]),
  },
];
