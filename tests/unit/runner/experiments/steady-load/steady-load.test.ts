import { describe, expect, it } from "vitest";
import { steadyLoad } from "../../../../../runner/experiments/steady-load/steady-load.ts";
import { closedWindow, openWindow, steadyOf } from "../../../content/findings/steady/window.fixture.ts";

const invalidReasons = ["the client sent late"];

describe("a window of steady load", () => {
  it.each([
    ["at most four times when it must not be counted", 4, openWindow()],
    ["as often when it is a closed loop", 4, closedWindow()],
    ["at most twice when requests failed", 2, openWindow({ answered: 990, errors: { timeout: 10 } })],
    ["never when nothing was answered", 0, openWindow({ answered: 0, errors: { timeout: 1000 } })],
  ])("is taken again %s", (_, repeats, window) => {
    expect(steadyLoad.mostRepeats(steadyOf(window, { invalidReasons }))).toBe(repeats);
    expect(steadyLoad.mostRepeats(steadyOf(window))).toBe(0);
  });

  it("is missing when it must not be counted, or when nothing in it was answered", () => {
    const unanswered = openWindow({ answered: 0, errors: { refused: 1000 }, firstError: "refused" });
    expect(steadyLoad.invalidReason(steadyOf(openWindow()))).toBeUndefined();
    expect(steadyLoad.invalidReason(steadyOf(openWindow(), { invalidReasons }))).toBe("the client sent late");
    expect(steadyLoad.invalidReason(steadyOf(unanswered))).toMatch(/^none of 1000 requests/);
  });
});
