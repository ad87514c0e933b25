import type { BackendName } from "../../../../content/run/circumstances/backend.ts";
import { CLASSIC, MODELS } from "../classic.ts";
import { onceEach } from "../once-each.ts";
import { isFirstStep } from "../start/start-until.ts";
import { measureLookedAt } from "./looked-at-run.ts";

/** The targets of that run: those of the original notebook, and one that has as many workers as the first of them. */
export const TARGETS = [...CLASSIC, "flaskoneworker"];
/**
 * The endpoints that they are measured on, those of them that have them. Waits of Flask under Gunicorn take turns, which
 * takes long, and are in the run of every server.
 */
export const ENDPOINTS = [
  ...["sync-cpubound", "badasync-cpubound", "threadpool-cpubound?work=python", "processpool-cpubound?work=python"],
  ...["async-iobound", "threadpool-iobound"],
];
export const REPETITIONS = 1;

// A level of one has several bursts, and none of the tests is about it.
const sizes = `--target-seconds 0.06 --levels 2,5 --io-levels 41 --repetitions ${REPETITIONS} --seed 11`;
const chosen = ["--targets", [...TARGETS, ...MODELS].join(), "--endpoints", ENDPOINTS.join()];

/** All that can be looked at while that run is under way. */
export const UP_IN_CLASSIC_RUN = ["upstream", ...TARGETS, ...MODELS];

const isFirstOfModels = (line: string) => new RegExp(`^\\[\\d+/\\d+\\] (?:${MODELS.join("|")}): `).test(line);

/**
 * A short run of the targets of the original notebook and of all process models, made once for all test files that read it.
 */
export const classicRun = onceEach((backend: BackendName) =>
  measureLookedAt(
    backend,
    ["--plan", "quick", ...sizes.split(" "), ...chosen],
    [
      { isReached: isFirstStep, names: ["upstream", ...TARGETS] },
      { isReached: isFirstOfModels, names: MODELS },
    ],
  ),
);
