import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { printFailure } from "../../../../runner/cli/print-failure.ts";
import { EXIT, ExitError } from "../../../../runner/program/exit-error.ts";
import { AfterRunStopped, RunStopped } from "../../../../runner/program/run-stopped.ts";

const ID = "20260102T030405Z-quick-processes";
const said = vi.fn();
beforeEach(() => void vi.spyOn(console, "error").mockImplementation(said));
afterEach(() => {
  vi.restoreAllMocks();
  said.mockClear();
});
const lines = () => said.mock.calls.map(([line]) => String(line));

it("says what somebody can act on, with control characters made visible, and ends with its code", () => {
  expect(printFailure(new ExitError("expected a\u001bb", EXIT.usage), false)).toBe(EXIT.usage);
  expect(lines()).toEqual(["benchbook: expected a␛b"]);
});

it("says where what nobody expected happened", () => {
  expect(printFailure(new TypeError("oh"), false)).toBe(EXIT.unable);
  expect(lines()[0]).toMatch(/^benchbook: unexpected: TypeError: oh\s+at /);
});

it("says of an interrupted command only that, whatever it threw", () => {
  expect(printFailure(new TypeError("oh"), true)).toBe(EXIT.interrupted);
  expect(lines()).toEqual(["Interrupted: everything that was started has been stopped; no run file was written."]);
});

it("says what is kept of a run that was stopped, and how to resume it", () => {
  const kept = { id: ID, observations: 7, repeats: null };
  const stopped = new RunStopped(new ExitError("the time is over", EXIT.incomplete), kept);
  expect(printFailure(stopped, false)).toBe(EXIT.incomplete);
  const [cause, hint] = lines();
  expect(cause).toBe("benchbook: the time is over");
  expect(hint).toMatch(/^Nothing is lost: 7 observations are kept\./);
  expect(hint).toContain(`pnpm measure --resume ${ID}`);
  expect(hint).toContain(`pnpm measure --salvage ${ID}`);
});

it("resumes a repetition by the command that sets both runs beside each other", () => {
  const repeats = "20260101T030405Z-quick-compose";
  printFailure(new RunStopped(new Error("interrupted"), { id: ID, observations: 7, repeats }), true);
  const [, hint] = lines();
  expect(hint).toContain(`Resume the run with \`pnpm replicate ${repeats} --resume\`, or`);
  expect(hint).toContain(`pnpm measure --salvage ${ID}`);
});

it("says of what came after a run, and was interrupted, that the run is written", () => {
  expect(printFailure(new AfterRunStopped("building was interrupted"), true)).toBe(EXIT.interrupted);
  expect(lines()).toEqual([
    "Interrupted: everything that was started has been stopped; the run file is written, and `pnpm build` builds the site with it.",
  ]);
});
