import path from "node:path";
import { execa } from "execa";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { loadArticle } from "../../../../content/articles/load.ts";
import type { Article } from "../../../../content/articles/record.ts";
import { burstsOf } from "../../../../content/findings/bursts/bursts.ts";
import { concurrencyOf } from "../../../../content/findings/bursts/concurrency.ts";
import type { Burst } from "../../../../content/run/observations/burst.ts";
import type { Work } from "../../../../content/run/parts/request.ts";
import type { Run } from "../../../../content/run/run.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { NEAR_BACKENDS } from "../near-backends.ts";
import { drawSite } from "../result/draw-site.tsx";
import { expectWhole } from "../result/whole-run.ts";
import { type MeasureResult, measure, ROOT } from "../start/command.ts";
import { runningServers } from "../start/running-servers.ts";
import { applicationsOnce, type Fetched } from "./applications-once.ts";
import { localDatabase } from "./local-database.ts";

const NAMES = ["blog", "login", "shop"];
/** Servers of ours to compare them with, whose engine is not Python's. */
const OTHERS = ["nodeserver", "goserver"];
const TARGETS = [...NAMES, ...OTHERS];
const DATABASE_PORT = 5986;
const SIZES = "--plan quick --levels 1,4 --io-levels 1,4 --repetitions 1 --seed 7".split(" ");

let articles: string;
let fetched: Fetched;
const given: Record<string, string | undefined> = {};

beforeAll(async () => {
  articles = path.join(await scratchFolder(), "articles");
  set({ BENCHBOOK_ARTICLES: articles, BENCHBOOK_PROJECT: ROOT });
  fetched = await applicationsOnce("published");
  await Promise.all((fetched.applications ? NAMES : []).map((name) => newArticle(name)));
});

beforeEach((test) => test.skip(fetched.applications === undefined, fetched.missing));

afterAll(() => set(given));

/** Sets variables of this process, which every program that it starts has too, and remembers what they were. */
function set(variables: Record<string, string | undefined>) {
  for (const [name, value] of Object.entries(variables)) {
    given[name] ??= process.env[name];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

async function newArticle(name: string, file = path.join(fetched.applications?.folder ?? "", `${name}.yml`)) {
  return (await benchbook("new", name, "--file", file)).stdout;
}

function benchbook(...words: string[]) {
  return execa(process.execPath, [path.join(ROOT, "runner/main.ts"), ...words], { cwd: ROOT });
}

it("is begun from a template's own Compose file, whose database and migrations are left alone", async () => {
  const said = await newArticle("template", fetched.applications?.template);
  expect(said).toMatch(
    /api: FastAPI under Uvicorn, GET \/api\/dummy\/, GET \/api\/health \(read in its sources, not tried/,
  );
  expect(said).toMatch(/db: left alone, a database .*\n.*migrator: left alone, it runs alembic/);
  const { stdout } = await benchbook("measure", "template", "--plan", "quick", "--on", "processes", "--dry-run");
  expect(stdout).toMatch(/\bapi\b/);
});

for (const { backend, isSkipped, why } of NEAR_BACKENDS) {
  describe.skipIf(isSkipped)(`applications that others published, through ${backend}${why}`, () => {
    let measured: MeasureResult;

    beforeAll(async () => {
      if (!fetched.applications) return;
      const { scratch, applications } = fetched;
      const file = path.join(applications.folder, "docker-compose.yml");
      const database = backend === "processes" ? await localDatabase(applications, scratch, DATABASE_PORT) : undefined;
      try {
        set(database?.variables ?? { DATABASE_ADDRESS: undefined, DATABASE_PORT: undefined });
        measured = await measure(...SIZES, "--targets", TARGETS.join(), "--on", backend, "--file", file);
      } finally {
        await database?.stop();
      }
    });

    afterEach(async () => expect(await runningServers()).toEqual([]));

    const run = () => measured.run as Run;
    const bursts = (target: string): Burst[] => burstsOf(run()).filter((burst) => burst.target === target);
    const works = (target: string): Work[] =>
      bursts(target).flatMap(({ requests }) => requests.flatMap(({ work }) => work ?? []));

    it("are measured whole, by all servers that can be started here", async () => {
      expectWhole(measured, measured.output);
      // A local process needs the language's program; an image brings its own.
      const isHere = backend === "compose" || !(await execa("go", ["version"], { reject: false })).failed;
      expect(new Set(run().plan.targets)).toEqual(new Set(TARGETS.filter((name) => isHere || name !== "goserver")));
    });

    it("tell of their work in every answer, by the middleware, and the others of none", () => {
      for (const target of NAMES) {
        const answered = bursts(target).flatMap(({ requests }) => requests.filter(({ error }) => error === null));
        expect(answered.length, target).toBeGreaterThanOrEqual(8);
        expect(
          answered.filter(({ work }) => work === null),
          target,
        ).toEqual([]);
      }
      expect(OTHERS.flatMap(works)).toEqual([]);
    });

    it("are known by what their servers can tell: tasks of an event loop, and the work alone of Gunicorn's workers", () => {
      expect(works("blog").every(({ isWholeCall, concurrentTasks }) => !isWholeCall && concurrentTasks === null)).toBe(
        true,
      );
      for (const target of ["login", "shop"])
        expect(
          works(target).every(({ isWholeCall, concurrentTasks }) => isWholeCall && Number(concurrentTasks) > 0),
        ).toBe(true);
      // How many of its two get something to do is up to the machine.
      expect(new Set(works("blog").map(({ pid }) => pid)).size).toBeLessThanOrEqual(2);
      expect(new Set(works("login").map(({ pid }) => pid)).size).toBe(1);
    });

    it("are served by no more of Gunicorn's workers than there are, and by an event loop one at a time or nobody knows how many", () => {
      const known = { blog: [1, 2], login: [1, null], shop: [1, null] };
      for (const [target, most] of Object.entries(known))
        expect(most, target).toEqual(expect.arrayContaining([...new Set(bursts(target).map(concurrencyOf))]));
    });

    it("send what they are asked with, and keep none of it", () => {
      expect(JSON.stringify(run())).not.toContain("password=secret");
      expect(measured.output).not.toContain("password=secret");
    });

    it.each(NAMES)(
      "have an article each, begun by `pnpm new`, whose claims this run decides or leaves open: %s",
      async (name) => {
        const article = await loadArticle({ url: new URL(`file://${articles}`), name: "articles" }, name);
        const { article: text, html } = await drawSite(measured, name);
        expect(text).toContain(article.title);
        expect(html.match(/<svg[\s\S]*?<\/svg>/g)?.length).toBeGreaterThanOrEqual(2);
        expect(html).not.toMatch(/NaN|Infinity|undefined/);
        for (const said of verdicts(article, run())) expect(text).toContain(said);
      },
    );
  });
}

/** The sentences that an article has for what a run says to its claims. */
function verdicts({ claims }: Pick<Article, "claims">, run: Run): string[] {
  return Object.values(claims).map(({ test, statement, fails, undecided }) => {
    const { verdict } = test(run);
    return { holds: statement, fails, undecided }[verdict];
  });
}
