import { expect, it } from "vitest";
import { AfterRunStopped } from "../../../../runner/program/run-stopped.ts";
import { runScript } from "../../../../runner/run/run-script.ts";

it("tells an interruption from a failure, since the run before it is written", async () => {
  const interrupted = AbortSignal.abort(new Error("interrupted by SIGINT"));
  await expect(runScript("app/site/build-site.ts", interrupted)).rejects.toBeInstanceOf(AfterRunStopped);
});
