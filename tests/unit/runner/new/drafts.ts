import type { DraftBlock, DraftTarget } from "../../../../runner/new/draft/draft-target.ts";

const BLOCK: DraftBlock = {
  ...{ family: "fastapi", workers: 2, port: 80, executorAt: () => "event-loop", published: 8000, declared: [] },
  ...{
    start: { command: ["uvicorn", "main:app", "--port=${BENCHBOOK_PORT:-80}"] },
    isNamed: true,
    hasOwnName: false,
    severalBy: null,
    startsLate: false,
    remarks: [],
  },
};

const ROOT = { name: "root", path: "/", by: "bursts" as const };
const FAST = { name: "health-check", path: "/health-check", by: "steady load" as const };

/** Two services as they come out of a Compose file, with names and a path that have digits in them. */
export const TARGETS: DraftTarget[] = [
  {
    ...{
      name: "web",
      label: "Web",
      title: "FastAPI under Uvicorn",
      hasWorkers: true,
      said: "asked",
      isTried: true,
    },
    endpoints: [ROOT, { name: "api-v1-items", path: "/api/v1/items/", by: "bursts" }, FAST],
    block: BLOCK,
  },
  {
    ...{
      name: "api2",
      label: "Api2",
      title: "Node",
      hasWorkers: false,
      said: "a guess: nothing answers yet",
      isTried: false,
    },
    endpoints: [ROOT, { ...FAST, status: 204 }],
    block: {
      ...BLOCK,
      family: "node",
      workers: null,
      port: 3000,
      published: 3000,
      start: { environment: { PORT: "${BENCHBOOK_PORT:-3000}" } },
      remarks: ["Look here."],
    },
  },
];
