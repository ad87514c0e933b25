import { beforeAll, describe, expect, it } from "vitest";
import { type FaultedRun, faultedPages, faultedRun } from "../faulted-run/faulted-run.ts";
import { EXITS, HOSTILE } from "../faulted-run/services/hostile.ts";
import type { Pages } from "../result/draw-site.tsx";

const MOST_OUTPUT = 60_000;

/** What steers a terminal: every control but the line feed, and what turns the direction of writing. */
const CONTROLS = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

const names = Object.keys(HOSTILE) as (keyof typeof HOSTILE)[];

describe("a run with hostile targets", () => {
  let measured: FaultedRun;
  let pages: Pages;

  beforeAll(async () => {
    measured = await faultedRun("processes");
    pages = await faultedPages("processes");
  });

  /** Whether something of a run is about a hostile target. */
  const isHostile = ({ target }: { target: string | null }) => [...names, EXITS].some((name) => name === target);

  it.each(names)("records of the one that answers with %s why nothing of it counts", (how) => {
    const said = measured.run?.failures.filter(({ target, stage }) => target === how && stage.includes("n = 2"));
    expect(said, measured.output).toMatchObject([{ message: expect.stringMatching(HOSTILE[how]) }]);
  });

  it("tells of the one that exits, whose log is three hundred characters wide at most", () => {
    const [said] = measured.run?.failures.filter(({ target }) => target === EXITS) ?? [];
    expect(said).toMatchObject({ stage: "bring-up", message: expect.stringContaining("Its last log lines") });
    expect(Math.max(...(said?.message.split("\n") ?? []).map(({ length }) => length))).toBeLessThanOrEqual(302);
  });

  it("prints text and nothing else, and not much of it", () => {
    expect(measured.exitCode).toBe(1);
    expect(measured.output).toContain("<script>alert(1)</script>");
    expect(CONTROLS.exec(measured.output)).toBeNull();
    expect(measured.output.length).toBeLessThan(MOST_OUTPUT);
  });

  it("keeps nothing else in the run file either, whatever the size of an answer", () => {
    const text = JSON.stringify(measured.run);
    expect(text).toContain("␛");
    expect(text).not.toMatch(/\\u00[01]|\\u007f|\\ud[89a-f]|[\u0080-\u009f\u202a-\u202e\u2066-\u2069]/);
    const { observations = [], failures = [] } = measured.run ?? {};
    const ofHostile = [...observations.filter(isHostile), ...failures.filter(isHostile)];
    expect(JSON.stringify(ofHostile).length).toBeLessThan(300_000);
  });

  it("shows all of it on the pages as text", () => {
    for (const page of [pages.article, pages.run]) {
      expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img data-hostile src=x onerror=alert(2)&gt;");
      expect(page).toContain("&lt;b data-hostile&gt;escapes&lt;/b&gt;");
      expect(CONTROLS.exec(page)).toBeNull();
    }
    expect(pages.html).not.toMatch(/<(?:b|img|a)\s[^>]*(?:data-hostile|javascript:)/);
    expect(pages.html).not.toMatch(/<script(?![^>]*src=)[^>]*>[^<]*alert/);
  });
});
