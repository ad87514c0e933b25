import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type MeasureResult, measure, ROOT } from "../command.ts";
import { drawSite, type Pages } from "../draw-site.tsx";
import { projectWith, type TestService } from "../project.ts";

const SERVER = path.join(ROOT, "tests/fixture/misbehaving.py");
const FIRST_PORT = 5910;
const MOST_OUTPUT = 60_000;

/** What steers a terminal: every control but the line feed, and what turns the direction of writing. */
const CONTROLS = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

/** What targets answer that nobody asked for, and what is to be said of it. */
const HOW = {
  escapes: /expected status 200, got 500: <script>alert\(1\)<\/script>/,
  floods: /expected a body of at most 1000000 bytes, got more/,
  bytes: /expected status 200, got 500: /,
  deep: /expected an answer about work, got \[\[\[/,
  header: /overflow|header|parse|invalid/i,
} as const;

const names = Object.keys(HOW) as (keyof typeof HOW)[];

describe("a run with hostile targets", () => {
  let measured: MeasureResult;
  let pages: Pages;

  beforeAll(async () => {
    const services = [...names, "exits"].map((how, index): [string, TestService] => {
      const port = FIRST_PORT + index;
      const command = ["python3", SERVER, how, "127.0.0.1", String(port)];
      const label = `<b data-hostile>${how}</b>\u001b[31m\u202e`;
      return [how, { command, port, label, endpoints: ["sync-cpubound"] }];
    });
    const file = await projectWith(Object.fromEntries(services));
    const flags = "--plan quick --on processes --target-seconds 0.05 --levels 2 --repetitions 1 --request-timeout 2";
    measured = await measure(...flags.split(" "), "--file", file);
    pages = await drawSite(measured);
  });

  it.each(names)("records of the one that answers with %s why nothing of it counts", (how) => {
    const said = measured.run?.failures.filter(({ target, stage }) => target === how && stage.includes("n = 2"));
    expect(said, measured.output).toMatchObject([{ message: expect.stringMatching(HOW[how]) }]);
  });

  it("tells of the one that exits, whose log is three hundred characters wide at most", () => {
    const [said] = measured.run?.failures.filter(({ target }) => target === "exits") ?? [];
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
    expect(text.length).toBeLessThan(300_000);
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
