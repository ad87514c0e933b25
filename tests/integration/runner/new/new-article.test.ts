import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Run } from "../../../../content/run/run.ts";
import { unexplainedFailures } from "../../../../runner/checks/crash-test/held-up.ts";
import { CACHE } from "../../../../runner/program/folders.ts";
import { preparePython } from "../../../../runner/python/prepare-python.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { NEAR_BACKENDS, type NearBackend } from "../near-backends.ts";
import { drawSite, type Pages } from "../result/draw-site.tsx";
import { ROOT, scratchPlace, startMeasure } from "../start/command.ts";
import { retryWhileBusy } from "../start/let-in.ts";
import { runFilesIn } from "../start/run-files.ts";

/** An application as its owner has it: nothing in it knows Benchbook. */
interface Application {
  compose: string;
  files: Record<string, string>;
  /** Whether its packages are in an environment beside it. */
  hasPackages: boolean;
  /** What it is found to be, and what can be asked of it. */
  said: RegExp;
  endpoints: string[];
}

const FASTAPI: Application = {
  compose: 'services:\n  web: { build: ., ports: ["5981:80"] }\n  db: { image: "postgres:17" }\n',
  files: {
    // What a local process needs of it: where its code lies, a variable, and a program of its image.
    Dockerfile: `FROM python:3.13-slim
WORKDIR /app
ENV PAUSE=0.05
COPY requirements.txt .
COPY src/ .
CMD ["/usr/local/bin/uvicorn", "main:app", "--host", "0.0.0.0", "--port", "80"]
`,
    "requirements.txt": "fastapi\nuvicorn\n",
    "src/main.py": `import asyncio, os, time
from fastapi import FastAPI
app = FastAPI()

@app.get("/feed")
async def feed():
    await asyncio.sleep(float(os.environ["PAUSE"]))
    return {"rows": 3}

@app.get("/report")
async def report():
    time.sleep(0.1)
    return {"rows": 3}

@app.get("/items/{item}")
def item(item: int, q: str):
    return {"item": item}
`,
  },
  hasPackages: true,
  said: /web: FastAPI under Uvicorn, GET \/(?:report|feed), GET \/(?:report|feed) \(found in its \/openapi.json and asked\)/,
  endpoints: ["feed", "report"],
};

/** Built from a part of a folder, by a Dockerfile beside it, and started after something that has to be healthy. */
const UNKNOWN: Application = {
  compose: `services:
  web:
    build: { dockerfile: ../images/web.Dockerfile }
    init: true
    container_name: web
    ports: ["5983:5982"]
    depends_on: { db: { condition: service_healthy } }
  db:
    image: python:3.13-slim
    init: true
    container_name: db
    command: [sleep, "600"]
    healthcheck: { test: "true", interval: 200ms }
`,
  files: {
    "../images/web.Dockerfile": "FROM python:3.13-slim\nCOPY web/serve.py .\nCMD exec python serve.py\n",
    "web/serve.py": `import http.server, time

class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(0.1)
        self.send_response(200 if self.path == "/" else 404)
        self.end_headers()
        self.wfile.write(b"{}")

http.server.ThreadingHTTPServer(("", 5982), Handler).serve_forever()
`,
  },
  hasPackages: false,
  said: /web: a service with a port, GET \/ \(read in its sources and asked\)/,
  endpoints: ["root"],
};

async function write(application: Application): Promise<string> {
  const folder = path.join(await scratchFolder(), "shop");
  for (const [name, text] of Object.entries({ ...application.files, "docker-compose.yml": application.compose })) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  if (!application.hasPackages) return folder;
  const { bin } = await preparePython({
    requirements: path.join(ROOT, "targets/requirements.txt"),
    cacheFolder: CACHE,
  });
  await symlink(path.dirname(bin), path.join(folder, ".venv"));
  return folder;
}

const APPLICATIONS: Record<NearBackend, Application> = { processes: FASTAPI, compose: UNKNOWN };

for (const { backend, isSkipped, why } of NEAR_BACKENDS) {
  const application = APPLICATIONS[backend];
  describe.skipIf(isSkipped)(`a new article about an application, measured through ${backend}${why}`, () => {
    let [folder, said, output] = ["", "", ""];
    let run: Run;
    let pages: Pages;

    beforeAll(async () => {
      folder = await write(application);
      process.env.BENCHBOOK_ARTICLES = await scratchFolder();
      const words = ["new", "shop", "--file", folder, "--on", backend, "--start"];
      const begun = await retryWhileBusy(
        () => execa(process.execPath, ["runner/main.ts", ...words], { cwd: ROOT, all: true, reject: false }),
        ({ all }) => all,
      );
      said = begun.all;
      expect(begun.exitCode, said).toBe(0);
      const place = await scratchPlace();
      const flags = `shop --plan quick --on ${backend} --io-levels 1,3 --repetitions 1 --seed 1`;
      const ended = await retryWhileBusy(
        () => startMeasure(place, flags.split(" ")),
        ({ all }) => all,
      );
      output = ended.all;
      run = (await runFilesIn(place)).run as Run;
      expect(run, output).toBeDefined();
      pages = await drawSite({ run });
    });

    afterAll(() => {
      delete process.env.BENCHBOOK_ARTICLES;
    });

    it("says what it found out by asking, and leaves the Compose file as it is", async () => {
      expect(said).toMatch(application.said);
      expect(await readFile(path.join(folder, "docker-compose.yml"), "utf8")).toBe(application.compose);
    });

    it("has a run of just what it asks for", () => {
      expect(run.plan).toMatchObject({ article: "shop", targets: ["web"], controls: [], models: [] });
      // Which of two is the slower one is for no test to say.
      expect(run.plan.sweeps.map(({ endpoint }) => endpoint).toSorted()).toEqual(application.endpoints);
      expect(unexplainedFailures(run), output).toEqual([]);
    });

    it("has a page with figures and a verdict on every claim, as the terminal has", () => {
      expect(pages.article).toContain("Web: several requests at once");
      expect(pages.article).toContain(`Of the ${2 * application.endpoints.length} claims of this article`);
      for (const endpoint of application.endpoints) expect(pages.html).toContain(`id="figure-${endpoint}"`);
      expect(pages.article).not.toMatch(/NaN|Infinity|undefined|\[object/);
      expect(output).toContain("What “Web: several requests at once” claims, tested on this run:");
    });
  });
}
