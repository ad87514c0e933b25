import { expect, it } from "vitest";
import type { Availability, Backend } from "../../../../../runner/fleet/backend.ts";
import { chooseBackend } from "../../../../../runner/fleet/backends/choose-backend.ts";
import { compose } from "../../../../../runner/fleet/backends/compose/compose.ts";
import { processes } from "../../../../../runner/fleet/backends/processes/processes.ts";
import { EXIT } from "../../../../../runner/program/exit-error.ts";

const programs = { engine: "27.0.3", compose: "2.29.1" };
const found = (backend: Backend, availability: Availability): Backend => ({
  ...backend,
  find: async () => availability,
});
const there = found(compose, { isThere: true, said: "Docker engine 27.0.3 answers", programs });
const absent = found(compose, { isThere: false, reason: "no docker command is installed" });

it("prefers the first backend that the machine can use, and says why", async () => {
  expect(await chooseBackend(undefined, [there, processes])).toEqual({
    ...{ backend: there, programs, reason: "Docker engine 27.0.3 answers" },
  });
});

it("takes the next where one cannot be used, for the reason of that one", async () => {
  expect(await chooseBackend(undefined, [absent, processes])).toEqual({
    ...{ backend: processes, programs: { engine: null, compose: null }, reason: "no docker command is installed" },
  });
});

it("takes what was asked for, and says so", async () => {
  const chosen = await chooseBackend("compose", [processes, there]);
  expect(chosen).toMatchObject({ backend: there, reason: "--on compose was given; Docker engine 27.0.3 answers" });
  expect(await chooseBackend("processes", [there, processes])).toMatchObject({ reason: "--on processes was given" });
});

it("refuses what was asked for and cannot be used, with the others to choose from", async () => {
  await expect(chooseBackend("compose", [absent, processes])).rejects.toMatchObject({
    message:
      "--on compose expects a Docker engine, but no docker command is installed; start one or use --on processes",
    exitCode: EXIT.unable,
  });
});

it("refuses to measure where no backend can be used, with the reason of each", async () => {
  const none = found(processes, { isThere: false, reason: "no Python was found" });
  await expect(chooseBackend(undefined, [absent, none])).rejects.toThrow(
    "expected a way to run the targets, but no docker command is installed; no Python was found",
  );
});
