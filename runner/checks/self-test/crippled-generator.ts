import { monotonicSeconds } from "../../program/clock.ts";

// A thread of the load generator that is crippled on purpose: half of the time it does something else.

const EVERY_MILLISECONDS = 60;
const BUSY_SECONDS = 0.03;

setInterval(() => {
  const until = monotonicSeconds() + BUSY_SECONDS;
  while (monotonicSeconds() < until);
}, EVERY_MILLISECONDS);

// Only now: it takes its part in the load before it lets its importer go on.
await import("../../load/steady/generator-thread.ts");
