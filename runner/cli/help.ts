import { BOUNDS } from "../plan/bounds.ts";
import { PLANS } from "../plan/named-plans.ts";
import { EXIT } from "../program/failure.ts";

const { full, quick } = PLANS;
const upTo = (most: number) => `above 0, up to ${most}`;

/** What `--help` says of each flag that both commands take: its meaning, its range, and what it is when not given. */
export const HELP = {
  on: "how to run the targets (default: compose where an engine answers, else processes)",
  file: "the Compose file that says what the targets are, with their folders beside it (default: docker-compose.yml)",
  targets: "only these services, comma separated (default: all that are measured)",
  endpoints: "only these endpoints, comma separated (default: all of each target)",
  targetSeconds: `seconds of work in one request, ${upTo(BOUNDS.targetSeconds)} (default: full ${full.documentSeconds} in the document's sweeps and ${full.otherSeconds} in others, quick ${quick.documentSeconds} and ${quick.otherSeconds})`,
  repetitions: `how often each sweep is measured, 1 to ${BOUNDS.repetitions} (default: full ${full.repetitions}, quick ${quick.repetitions})`,
  levels: `how many requests are sent together, comma separated: up to ${BOUNDS.levels} levels of 1 to ${BOUNDS.together} (default: full ${full.levels.join(",")} and around each target's workers, quick ${quick.levels.join(",")})`,
  ioLevels: `the same for requests that wait for another service (default: full ${full.ioLevels.join(",")}, quick ${quick.ioLevels.join(",")})`,
  seed: `what the order of bursts is drawn from, 0 to ${BOUNDS.seed} (default: another one every time; the run file has it)`,
  requestTimeout: `seconds after which a request is given up, ${upTo(BOUNDS.requestTimeoutSeconds)} (default: 300, or three times the longest that is expected)`,
  cores: `cores the targets may use, comma separated, 0 to ${BOUNDS.core} (default: the first two)`,
  timeLimit: `seconds after which the run is ended, its journal kept, ${upTo(BOUNDS.timeLimitSeconds)} (default: many times its estimate, and its timeouts)`,
} as const;

/** What `--help` says below the flags. */
export const AFTER_HELP = `
A flag that is given twice counts as it was given last.

Exit codes:
  ${EXIT.complete}    complete
  ${EXIT.incomplete}    something could not be measured, or the time was over; what could be is kept
  ${EXIT.usage}    wrong usage: a flag or a value
  ${EXIT.unable}    this machine cannot run it, or not now; the message says what is missing or under way
  ${EXIT.interrupted}  interrupted; everything that was started is stopped, and --resume goes on

Variables:
  BENCHBOOK_PYTHON  a Python of your own for the targets
`;
