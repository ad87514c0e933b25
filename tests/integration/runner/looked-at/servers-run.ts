import type { BackendName } from "../../../../content/run/circumstances/backend.ts";
import { allowedCores } from "../../../../runner/observe/limits/target-cores.ts";
import { writeArticle } from "../../../fixture/articles/write-article.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { onceEach } from "../once-each.ts";
import { isFirstStep } from "../start/start-until.ts";
import { measureLookedAt } from "./looked-at-run.ts";

/** Our applications under every other server. */
export const SERVERS = [
  ...["uvicorn2x", "gunicornuvicorn", "gunicornasgi", "granianasgi", "hypercornasgi"],
  ...["gunicorngthread", "gunicornpreload", "granianwsgi", "granianwsgi2x"],
];
/** Those whose engine is not Python's. */
export const OTHER_ENGINES = ["nodeserver", "goserver"];
const CONTROLS = [...OTHER_ENGINES, "fastapiworkers", "fastapiplain"];

/** How many waits are sent together: of one alone there would be several bursts, and a control is measured at five alone. */
export const LEVELS = [2, 5];

/** What an article says that wants all of them, and no more than two short bursts of each. */
const MEASURES = {
  targets: [...SERVERS, "freethreaded"],
  controls: CONTROLS,
  endpoints: ["async-iobound", "sync-iobound"],
  ioLevels: LEVELS,
  repeated: [{ endpoint: "async-iobound", targets: [...SERVERS, ...CONTROLS], bursts: 1 }],
};

/** All that can be looked at while that run is under way. */
export const UP_IN_SERVERS_RUN = [...SERVERS, ...CONTROLS];

/**
 * A short run for an article about every server, made once for all test files that read it. It is on one core: with each
 * other every server would have a worker or two more to start.
 */
export const serversRun = onceEach(async (backend: BackendName) => {
  const articles = await scratchFolder();
  await writeArticle(articles, "all-servers", { measures: MEASURES });
  const [core] = await allowedCores();
  const flags = ["all-servers", "--plan", "quick", "--repetitions", "1", "--cores", String(core)];
  const looks = [{ isReached: isFirstStep, names: UP_IN_SERVERS_RUN }];
  return measureLookedAt(backend, flags, looks, { variables: { BENCHBOOK_ARTICLES: articles } });
});
