import { execa } from "execa";
import { afterEach, describe, expect, it } from "vitest";
import { shortRunHere } from "../../../../runner/checks/crash-test/short-run.ts";
import { OWNER, OWNER_LABEL } from "../../../../runner/guard/marks/owner.ts";
import { isComposeSkipped, whyComposeSkipped } from "../near-backends.ts";
import { wholeRun } from "../result/whole-run.ts";
import { measure, runIn, scratchPlace } from "../start/command.ts";
import { retryWhileMet } from "../start/let-in.ts";

const SHORT = await shortRunHere();

const PROJECT = "com.docker.compose.project=benchbook";
const flags = SHORT.map((flag) => (flag === "processes" ? "compose" : flag));
const foreign: string[] = [];

const docker = async (...args: string[]) => (await execa("docker", args)).stdout;
const names = async (...args: string[]) => (await docker(...args)).split("\n").filter(Boolean);
const ours = () => names("ps", "--all", "--filter", `label=${PROJECT}`, "--format", "{{.Names}}");

/** A container that nobody of this project has started. */
async function stranger(name: string, label: string): Promise<void> {
  foreign.push(name);
  await docker("run", "--detach", "--name", name, "--label", label, "python:3.13-slim", "sleep", "300");
}

async function removeForeign(): Promise<void> {
  for (const name of foreign.splice(0)) await docker("rm", "--force", name);
}

afterEach(removeForeign);

/** Kills a run, starts containers that only look like its own, and resumes it. */
async function killAndResume() {
  await removeForeign();
  const place = await scratchPlace();
  await runIn(place, flags, { stage: "bursts", seconds: 0 });
  const left = await ours();
  await stranger("benchbook-flask1xanalytics-1", "com.docker.compose.service=flask1xanalytics");
  await stranger("benchbook-of-the-living", `${OWNER_LABEL}=${OWNER}`);
  return { place, left, ...(await runIn(place, ["--resume"], null)) };
}

describe.skipIf(isComposeSkipped)(`a run through Compose that is killed${whyComposeSkipped}`, () => {
  it("is cleared away by the next start through Compose, which leaves alone what only looks like it", async () => {
    const { place, left, removed, exitCode, lines } = await retryWhileMet(killAndResume);
    expect(left.toSorted()).toEqual(["benchbook-fastapianalytics-1", "benchbook-upstream-1"]);
    await wholeRun(place, exitCode, lines.join("\n"));
    for (const name of [...left, "benchbook_default"]) expect(removed).toContain(name);
    expect(await ours()).toEqual([]);
    expect(await names("network", "ls", "--filter", `label=${PROJECT}`, "--quiet")).toEqual([]);
    for (const name of foreign) expect(await docker("inspect", "--format", "{{.State.Running}}", name)).toBe("true");
  });

  it("is not begun through Compose beside containers of its project that somebody else has started", async () => {
    await stranger("somebody-elses", PROJECT);
    const { exitCode, output } = await measure(...flags);
    expect(exitCode).toBe(3);
    expect(output).toMatch(
      /expected no containers of the Compose project benchbook but this run's, got somebody-elses/,
    );
    expect(await ours()).toEqual(["somebody-elses"]);
  });
});
