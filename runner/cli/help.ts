import { BOUNDS } from "../plan/bounds.ts";
import { PLANS } from "../plan/named-plans.ts";
import { EXIT } from "../program/exit-error.ts";

const { full, quick } = PLANS;
const upTo = (most: number) => `above 0, up to ${most}`;

/** What `--help` says of each flag: its meaning, its range and its default. */
export const HELP = {
  help: "print this and do nothing else",
  article:
    "an article, by its folder's name: measure what it wants measured, and look at its claims only (default: every service without a Compose profile, or with the profile controls or process-models)",
  on: "how the targets are run; swarm runs them on nodes of a Docker Swarm (default: compose if a Docker engine answers, else processes)",
  file: "Compose file that declares the targets; paths are relative to it (default: that of the article, else docker-compose.yml)",
  targets:
    "measure only these services, separated by commas (default: those of the article, else all measured targets, controls and process models)",
  endpoints:
    "measure only these endpoints, separated by commas (default: those of the article, else all that each target declares)",
  targetSeconds: `seconds of work that one computing request asks for, ${upTo(BOUNDS.workSeconds)} (default: that of the article, else full ${full.workSeconds.long}, quick ${quick.workSeconds.long}; endpoints not declared long get half). Given, it is kept; otherwise it may be raised to fit this machine`,
  repetitions: `number of times that each sweep is measured, 1 to ${BOUNDS.repetitions} (default: full ${full.repetitions}, quick ${quick.repetitions}; with --until decided the most, full ${full.untilDecided.repetitions}, quick ${quick.untilDecided.repetitions})`,
  until: `complete measures every repetition whole; decided looks at the claims of the articles after each from the second on, measures on only what an undecided one needs, and ends when none needs more or the next would not fit into the time for bursts (full ${full.untilDecided.burstSeconds} s, with half of the work in each request; quick ${quick.untilDecided.burstSeconds} s)`,
  levels: `numbers of requests to send together, separated by commas: up to ${BOUNDS.levels} levels of 1 to ${BOUNDS.together} (default: those of the article, else full ${full.levels.join(",")} plus workers + 1 and 2 × workers of each target that has several, quick ${quick.levels.join(",")} plus one more than the most workers of any target, if that is above ${quick.levels.at(-1)})`,
  ioLevels: `levels for endpoints that wait or have fixed work (default: those of the article, else full ${full.ioLevels.join(",")}, quick ${quick.ioLevels.join(",")})`,
  seed: `seed for the random order of bursts, 0 to ${BOUNDS.seed} (default: a new one for every run; the run file records it)`,
  requestTimeout: `seconds after which a request counts as failed, ${upTo(BOUNDS.requestTimeoutSeconds)} (default: 300, or three times the longest expected answer if that is more; 60 for a request alone)`,
  cores: `cores that the targets may use, separated by commas, 0 to ${BOUNDS.core} (default: the first two)`,
  nodes: `with --on swarm, the most nodes to measure on at the same time, 1 to ${BOUNDS.nodes} (default: all that have the label benchbook=target, but no more than there are targets, and one with a single repetition)`,
  timeLimit: `seconds after which the run stops and keeps its journal, ${upTo(BOUNDS.timeLimitSeconds)} (default: several times the estimate, with room for timeouts)`,
} as const;

/** What `--help` says below the flags. */
export const AFTER_HELP = `
If a flag is repeated, the last one wins.

Exit codes:
  ${EXIT.complete}    complete
  ${EXIT.incomplete}    something could not be measured, or the time limit was reached; everything measured is kept
  ${EXIT.usage}    wrong usage: an unknown flag or a wrong value
  ${EXIT.unable}    this machine cannot run it now; the message says what is missing or in use
  ${EXIT.interrupted}  interrupted; everything that was started has been stopped, and pnpm measure --resume continues the run

Variables:
  BENCHBOOK_PYTHON    the Python to run the targets with as local processes (default: the newest on the path)
  BENCHBOOK_RUNS      the folder of run files (default: content/runs)
  BENCHBOOK_JOURNALS  the folder of journals, which --resume continues (default: .benchbook/journals)
  BENCHBOOK_ARTICLES  the folder of the articles whose claims are tested (default: content/articles)
  BENCHBOOK_OUT       the folder that report builds the site into (default: out)
  BASE_PATH, SITE_URL where the site that report builds will be; see app/README.md
`;
