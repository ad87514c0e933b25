import { expect, it } from "vitest";
import { lastLines, withLastLines } from "../../../../../runner/fleet/logs/last-log-lines.ts";
import { keepSecret } from "../../../../../runner/program/secrets/secrets.ts";

it("shows the last fifteen lines, each cut at three hundred characters", () => {
  const log = Array.from({ length: 40 }, (_, line) => `${line} ${"x".repeat(400)}`).join("\n");
  const lines = lastLines(`${log}\n`).split("\n");
  expect(lines.map((line) => Number.parseInt(line, 10))).toEqual(Array.from({ length: 15 }, (_, index) => 25 + index));
  expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([302]));
});

it("takes secrets out before it cuts, so that no half of one is left", () => {
  keepSecret("a-token-in-a-log-line");
  const shown = lastLines(`${"x".repeat(290)}a-token-in-a-log-line`);
  expect(shown).toMatch(/x\(not shown/);
  expect(shown).not.toContain("a-token");
});

it("puts below a reason what was written last, or that nothing was", () => {
  expect(withLastLines("it exited", "  no disk")).toBe("it exited\nIts last log lines:\n  no disk");
  expect(withLastLines("it exited", lastLines("\n"))).toBe("it exited\nIts log is empty.");
});
