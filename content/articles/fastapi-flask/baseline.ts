import { referenceSchema } from "../../baselines/published-schema.ts";
import notebook from "../../baselines/tester-service.json" with { type: "json" };
import type { Baseline, ComparedGroup } from "../../findings/baseline/baseline.ts";
import { notebookBursts } from "../../findings/baseline/compared/bursts.ts";
import { calibrations, workSeconds } from "../../findings/baseline/compared/durations.ts";
import { hiddenCall } from "../../findings/baseline/compared/hidden.ts";
import { processesAtRest } from "../../findings/baseline/compared/processes.ts";
import { relations } from "../../findings/baseline/compared/relation.ts";
import { serialGrowth } from "../../findings/baseline/compared/serial.ts";
import { tasksReported } from "../../findings/baseline/compared/tasks.ts";
import { coresAtWork, workersGrowth } from "../../findings/baseline/compared/workers.ts";
import { DIRECT, FASTAPI, HIDDEN, UVICORN_RELOAD } from "./names.ts";

/** Blocking calls, directly and hidden in a coroutine. */
const [direct, hidden] = [DIRECT(FASTAPI).endpoint, HIDDEN(FASTAPI).endpoint];
/** The bursts that were tried beside the sweeps: of ten, and of five with the server's own times. */
const NOTEBOOK_BURSTS = { target: FASTAPI, endpoint: direct, large: 10, timed: 5 };
/** The service that is started as the notebook's FastAPI was: with a reloader. */
const COUNTERPARTS = { [FASTAPI]: UVICORN_RELOAD };

const GROUPS: ComparedGroup[] = [
  {
    title: "Growth of the blocked server",
    rule: "The total of n requests over n times one request, as the geometric mean over the levels above 1: a serial server gives 1. Every published total is a single sample. How much those above level 1 scatter about their own mean says where another such sweep would lie: that is the range. Ours is taken at the same levels. A server that answers all at once, or serves two at a time, would give much less.",
    rows: serialGrowth,
  },
  {
    title: "The hidden call beside the direct one",
    rule: "The ratio of the two sweeps, level by level, per iteration. The notebook does not state how many iterations its direct sweep asked for: as many as its hidden one, or as many as its calibration gives. The range is what either reading allows. A hidden call of which two are served at a time would give a half.",
    rows: (run, figures) => hiddenCall(run, figures, { target: FASTAPI, direct, hidden }),
  },
  {
    title: "Single bursts on the blocked server",
    rule: "Bursts that were tried beside the sweeps. Their scatter is that of the five server times of one burst, the only ones of one size that were published. At a single level we have too few bursts for an interval, so the least and the most of our repetitions take its place. Answered all at once, a burst of ten would take as long as 1, two at a time as long as 5. For the sum of the server's times over the total, the range is a margin of a twentieth; two at a time would give 2.",
    rows: (run, figures) => notebookBursts(run, figures, NOTEBOOK_BURSTS),
  },
  {
    title: "Flask behind its workers",
    rule: "How many times one request alone a larger burst takes: the geometric mean over the levels that both have. The middle of the range is the published growth; where our workers or levels are others, it is carried over to them by the model. The notebook does not state its cores, so those that fit its totals are taken, and a server on other cores may differ. The scatter about that fit gives the width of the range. A server that answers all at once would give 1, a serial one the mean of the levels.",
    rows: (run, figures) => workersGrowth(run, figures, direct),
  },
  {
    title: "Cores",
    rule: "Fitted to the original notebook's totals with its workers as slots, and to every answer of ours. The fit cannot tell whether there are more cores than workers, or just as many. Cores belong to the machine, so nothing is decided by them.",
    rows: (run, figures) => coresAtWork(run, figures, direct),
  },
  {
    title: "FastAPI beside Flask",
    rule: "How many times as long FastAPI takes as Flask for equal work, over the sweep. The ratio depends on the cores, so the published one is carried over by the model, from the notebook's workers and fitted cores to our workers and cores. The scatter about what the model predicts for the notebook gives the range. Equal servers would give 1. Single levels are shown, not judged.",
    rows: (run, figures) => relations(run, figures, direct),
  },
  {
    title: "Processes at rest",
    rule: "Processes at rest, without the top that counts them. FastAPI was published with three, which is Uvicorn with its reloader, so that is what it is compared with. The counts have to be equal; where our Flask has another number of workers, only the number of processes beyond its workers has to be.",
    rows: (run, figures) => processesAtRest(run, { figures, counterparts: COUNTERPARTS }),
  },
  {
    title: "Tasks on the event loop",
    rule: "The tasks that responses report depend on what the server's own libraries keep running, so only their growth is compared: whether they are the same number at every level, or more with more requests.",
    rows: (run, figures) => tasksReported(run, figures, hidden),
  },
  {
    title: "From wanted seconds to iterations and back",
    rule: "The server's time of one request with a target's own iterations, over the wanted seconds; a single sample on both sides. The range is as wide as the five server times of one published burst scatter, more than a quarter either way. Any kind of server would give the same share, so that to lie inside tells nothing: this can differ, but not be reproduced.",
    rows: (run, figures) => workSeconds(run, figures, NOTEBOOK_BURSTS),
  },
  {
    title: "Calibration",
    rule: "How long an iteration takes on a target, beside FastAPI. Only means without any spread were published, and the notebook itself says that they do not compare servers: nothing is decided.",
    rows: calibrations,
  },
];

/** The figures of the notebook that the article grew out of, and what of them is compared. */
export const baseline: Baseline = {
  figures: referenceSchema.parse(notebook),
  counterparts: COUNTERPARTS,
  groups: GROUPS,
};
