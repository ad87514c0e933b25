import { expect, it } from "vitest";
import { AfterRunStopped } from "../../../../runner/program/run-stopped.ts";
import { requireSiteSettings, runScript } from "../../../../runner/run/run-script.ts";

it("tells an interruption from a failure, since the run before it is written", async () => {
  const interrupted = AbortSignal.abort(new Error("interrupted by SIGINT"));
  await expect(runScript("app/site/build-site.ts", interrupted)).rejects.toBeInstanceOf(AfterRunStopped);
});

it("does not say of an interruption before a run that there was one", async () => {
  const interrupted = AbortSignal.abort(new Error("interrupted by SIGINT"));
  await expect(requireSiteSettings(interrupted)).rejects.toThrow("interrupted by SIGINT");
});
