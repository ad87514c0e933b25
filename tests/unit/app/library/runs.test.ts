import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { prepare } from "../../../../app/library/prepared.ts";
import { LibraryError } from "../../../../app/library/run-files.ts";
import { listRuns, rawRun, runIds } from "../../../../app/library/runs.ts";
import { digestOf } from "../../../../content/run/digest.ts";
import { ownRunsFolder } from "../../../fixture/isolation/own-runs-folder.ts";
import { smallRun } from "../../content/run/small-run.ts";

const folder = ownRunsFolder();

it("says what to do when there is no run", async () => {
  await expect(listRuns()).rejects.toThrow('expected a run to write about, got none; run "pnpm measure" first');
});

it("names the file that cannot be read", async () => {
  await writeFile(path.join(folder(), "20260101T000000Z-full-compose.json"), '{"schema": 1');
  await expect(listRuns()).rejects.toThrow(
    /content\/runs\/20260101T000000Z-full-compose.json: expected a whole JSON document/,
  );
});

it("refuses a copy of a run under another name", async () => {
  await writeFile(path.join(folder(), "copy.json"), JSON.stringify(await smallRun()));
  await expect(listRuns()).rejects.toThrow("copy.json: expected the name 20260102T030405Z-quick-processes.json");
});

it("says of what has the name of a run file and is none that it cannot be read", async () => {
  await mkdir(path.join(folder(), "20260101T000000Z-full-compose.json"));
  await expect(listRuns()).rejects.toThrow(
    new LibraryError("content/runs/20260101T000000Z-full-compose.json: expected a file that can be read, got EISDIR"),
  );
});

it.each(["../secret", "..", "/etc/passwd", "20260101T000000Z-../../secret", "20260101T000000Z-a%2f..", "a\0b", ""])(
  "gives no file for an id that is none: %j",
  async (id) => {
    await mkdir(path.join(folder(), "runs"));
    await writeFile(path.join(folder(), "secret.json"), "secret");
    process.env.BENCHBOOK_RUNS = path.join(folder(), "runs");
    await expect(rawRun(id)).rejects.toThrow(LibraryError);
  },
);

it("refuses a run whose id would leave the folder, whatever its file is called", async () => {
  const run = { ...(await smallRun()), id: "../20260101T000000Z-full-compose" };
  const text = JSON.stringify({ ...run, digest: await digestOf(run) });
  await writeFile(path.join(folder(), "20260101T000000Z-full-compose.json"), text);
  await expect(listRuns()).rejects.toThrow(/at id: /);
});

describe("while a build is under way", () => {
  afterEach(() => {
    delete process.env.BENCHBOOK_PREPARED;
  });

  it("leaves a run that is stored meanwhile to the next build", async () => {
    await prepare(path.join(folder(), "prepared"), { runs: [], restored: new Map() });
    await writeFile(path.join(folder(), "20260102T030405Z-quick-processes.json"), JSON.stringify(await smallRun()));
    expect(await runIds()).toEqual([]);
  });
});
