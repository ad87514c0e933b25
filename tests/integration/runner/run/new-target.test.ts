import { appendFile, cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { drawSite, type Pages } from "../result/draw-site.tsx";
import { expectWhole } from "../result/whole-run.ts";
import { type MeasureResult, measure, ROOT } from "../start/command.ts";

const LABEL = "Bare ASGI, 1 worker";

const APPLICATION = `"""A bare ASGI application: no framework, the same work."""

from __future__ import annotations

import json

from targets.workload.amounts import parse_iterations, parse_kind
from targets.workload.answers import do_work
from targets.workload.information import information
from targets.workload.processes import own_processes


async def app(scope, receive, send):
    """Answer the contract's paths."""
    if scope["type"] != "http":
        return
    name, _, amount = scope["path"].removeprefix("/test/").partition("/")
    answers = {
        "health": lambda: {"status": "ok"},
        "info": lambda: information("uvicorn", "uvicorn", "uvicorn"),
        "resmon": lambda: {"result": own_processes()},
        "calibrate": lambda: do_work(parse_kind(None), 1),
        "sync-cpubound": lambda: do_work(parse_kind(None), parse_iterations(amount)),
    }
    body = json.dumps(answers[name]()).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": body})
`;

const SERVICE = `
  bare:
    command: [uvicorn, "targets.bare.app:app", "--host=\${BENCHBOOK_HOST:-0.0.0.0}", "--port=\${BENCHBOOK_PORT:-5000}"]
    environment: { OPENBLAS_NUM_THREADS: "1" }
    ports: ["127.0.0.1:5980:5000"]
    x-benchbook:
      label: ${LABEL}
      family: bare
      endpoints: [*sync-cpubound]
      workers: 1
      tree: [{ role: server, count: 1 }]
`;

let measured: MeasureResult;
let pages: Pages;

beforeAll(async () => {
  const folder = await scratchFolder();
  await cp(path.join(ROOT, "targets"), path.join(folder, "targets"), { recursive: true });
  await cp(path.join(ROOT, "docker-compose.yml"), path.join(folder, "docker-compose.yml"));
  // All that a new target takes: a folder and a service.
  await mkdir(path.join(folder, "targets/bare"));
  await writeFile(path.join(folder, "targets/bare/app.py"), APPLICATION);
  await appendFile(path.join(folder, "docker-compose.yml"), SERVICE);
  const flags =
    "--plan quick --on processes --target-seconds 0.05 --levels 1,2,3 --repetitions 1 --endpoints sync-cpubound --seed 3";
  const where = ["--file", path.join(folder, "docker-compose.yml"), "--targets", "bare,fastapianalytics"];
  measured = await measure(...flags.split(" "), ...where);
  pages = await drawSite(measured);
});

it("is measured like the others", () => {
  expectWhole(measured, measured.output);
  expect(measured.run?.plan.targets).toEqual(["fastapianalytics", "bare"]);
});

it("is drawn in the article's figures", () => {
  const drawings = pages.html.match(/<svg[\s\S]*?<\/svg>/g) ?? [];
  expect(drawings.filter((svg) => svg.includes(LABEL)).length).toBeGreaterThanOrEqual(4);
});

it("has its rows in the tables, and its processes as declared", () => {
  const rows = pages.html.match(/<tr>[\s\S]*?<\/tr>/g)?.filter((row) => row.includes(LABEL)) ?? [];
  expect(rows.length).toBeGreaterThan(6);
  // What is so of every row is told once, beside the table.
  expect(pages.html).toContain("as declared");
  expect(pages.run).toContain(LABEL);
});
