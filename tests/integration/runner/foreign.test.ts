import { cp, glob, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { figuresOfRun } from "../../../app/figures/run-figures.ts";
import { observedLawOf } from "../../../content/findings/laws/observed-laws.ts";
import type { Run } from "../../../content/run/run.ts";
import { unexplainedFailures } from "../../../runner/checks/crash-test/held-up.ts";
import { findEngine } from "../../../runner/fleet/backends/compose/engine.ts";
import { scratchFolder } from "../../fixture/scratch.ts";
import { ROOT, scratchPlace, startMeasure } from "./command.ts";
import { drawRunPage } from "./draw-site.tsx";
import { retryWhileBusy } from "./let-in.ts";
import { runFilesIn } from "./run-files.ts";

const TOKEN = "tok-6f1e0a77c2d94b";
const ITEM = "a kettle for nobody";
const SENT = { headers: { authorization: "Bearer ${SHOP_TOKEN:?}" } };
const FIXED = { work: "fixed", executor: "event-loop" };
const ENDPOINTS = [
  {
    ...{
      name: "order",
      label: "an order",
      method: "POST",
      path: "/orders",
      query: { currency: "EUR" },
      ...SENT,
      ...FIXED,
    },
    ...{ body: { item: ITEM, count: 2 }, answer: { status: 201, at: "/currency", equals: "EUR" } },
  },
  { name: "nap", label: "a nap", path: "/nap/$${amount}", work: "wait", executor: "event-loop" },
  { name: "vault", label: "what is refused", path: "/vault", ...SENT, ...FIXED },
  { name: "moved", label: "what has moved", path: "/old", ...FIXED },
];

interface Shop {
  command: string[];
  /** Where it is published: the address, the port, and the port inside. */
  port: string;
}

/** A Compose file outside of the repository, with the shop in a folder beside it that its image is built from. */
async function projectOf(shops: Record<string, Shop>): Promise<string> {
  const folder = await scratchFolder();
  await mkdir(path.join(folder, "shop"));
  for (const name of ["shop.mjs", "shop.py"])
    await cp(path.join(ROOT, "tests/fixture/foreign", name), path.join(folder, "shop", name));
  await writeFile(path.join(folder, "shop/Dockerfile"), "FROM python:3.13-slim\nWORKDIR /shop\nCOPY shop.py shop.py\n");
  await writeFile(path.join(folder, ".env"), `SHOP_TOKEN=${TOKEN}\n`);
  const environment = {
    ...{ TOKEN: "${SHOP_TOKEN:?}", HOST: "${BENCHBOOK_HOST:-0.0.0.0}", PORT: "${BENCHBOOK_PORT:-8000}" },
    PYTHONUNBUFFERED: "1",
  };
  const services = Object.entries(shops).map(([name, { command, port }]) => {
    const block = { label: `The ${name}`, contract: false, endpoints: ENDPOINTS };
    return [name, { build: "./shop", command, environment, ports: [port], "x-benchbook": block }];
  });
  const file = path.join(folder, "docker-compose.yml");
  await writeFile(file, stringify({ services: Object.fromEntries(services) }));
  return file;
}

const engine = await findEngine();
const skipped = !engine.answers && !process.env.BENCHBOOK_REQUIRE_COMPOSE;

const BACKENDS: [backend: string, shops: Record<string, Shop>, isSkipped: boolean][] = [
  [
    "processes",
    {
      shop: { command: ["node", "shop.mjs"], port: "127.0.0.1:5971:8000" },
      // Listens on the loopback address of IPv6 alone.
      branch: { command: ["node", "shop.mjs"], port: "[::1]:5972:8000" },
    },
    false,
  ],
  ["compose", { shop: { command: ["python", "shop.py"], port: "127.0.0.1:5971:8000" } }, skipped],
];

for (const [backend, shops, isSkipped] of BACKENDS) {
  const why = isSkipped && !engine.answers ? ` (skipped: ${engine.reason})` : "";
  describe.skipIf(isSkipped)(`services of somebody else, measured through ${backend}${why}`, () => {
    let said: string;
    let exitCode: number | undefined;
    let run: Run;
    /** Every file that the run wrote, and what it printed. */
    let bytes: string;

    beforeAll(async () => {
      const [file, place] = [await projectOf(shops), await scratchPlace()];
      const flags = `--plan quick --on ${backend} --io-levels 1,3 --repetitions 2 --seed 1 --request-timeout 5`;
      const ended = await retryWhileBusy(
        () => startMeasure(place, [...flags.split(" "), "--file", file]),
        ({ all }) => all,
      );
      [said, exitCode] = [ended.all, ended.exitCode];
      run = (await runFilesIn(place)).run as Run;
      const written = await Array.fromAsync(glob(path.join(path.dirname(place.runs), "{runs,journals}/*")));
      bytes = [said, ...(await Promise.all(written.map((name) => readFile(name, "latin1"))))].join("\n");
      expect(written.length, said).toBeGreaterThanOrEqual(3);
    });

    it("have what they are sent neither in the run file nor in the journal, nor was it printed", () => {
      expect(run.targets[0]?.endpoints[0]).toMatchObject({
        ...{ query: { currency: "EUR" }, headers: ["authorization"] },
        body: { type: "application/json", bytes: 40 },
      });
      for (const secret of [TOKEN, ITEM]) expect(bytes).not.toContain(secret);
    });

    it("are sent it: orders are taken, and only what is refused or has moved is missing", () => {
      const names = Object.keys(shops);
      expect([run.plan.targets, exitCode], said).toEqual([names, 1]);
      const messages = (endpoint: string) =>
        run.failures.flatMap(({ stage, message }) => (stage.startsWith(endpoint) ? [message] : []));
      for (const message of messages("vault"))
        expect(message).toMatch(/expected status 200, got 403: .*\(not shown\) may not/);
      for (const message of messages("moved")) expect(message).toContain("expected status 200, got 302");
      expect([messages("vault").length, messages("moved").length].every((count) => count > 0)).toBe(true);
      const isWrong = /^(?:vault|moved), /;
      expect(unexplainedFailures(run).filter(({ stage }) => !isWrong.test(stage))).toEqual([]);
      const orders = run.observations.flatMap((seen) =>
        seen.kind === "burst" && seen.endpoint === "order" ? seen.requests : [],
      );
      expect(orders.length).toBeGreaterThan(0);
      expect(orders.map(({ status, error, work }) => [status, error, work])).toEqual(
        orders.map(() => [201, null, null]),
      );
    });

    it("are asked for nothing that they do not have, and their processes are seen from outside", () => {
      expect(run.targets.map(({ contract, information }) => [contract, information])).toEqual(
        Object.keys(shops).map(() => [false, null]),
      );
      const kinds = new Set(run.observations.map(({ kind }) => kind));
      expect(kinds).toEqual(new Set(["roundTrip", "tree", "single", "burst"]));
      const trees = run.observations.flatMap((seen) => (seen.kind === "tree" ? [seen.processes.length] : []));
      expect(Math.min(...trees)).toBeGreaterThan(0);
    });

    it("have laws from answers alone, figures for whatever was measured, and a page without a number that is none", async () => {
      expect(observedLawOf(run, { target: "shop", endpoint: "nap" })).toMatchObject({ isWeaker: true });
      const drawn = figuresOfRun(run, null).filter(({ id }) => /order|nap/.test(id));
      expect(drawn.map(({ content }) => content !== null)).toEqual([true, true, true, true]);
      const page = await drawRunPage(run);
      expect(page).toContain("how many workers it has is not known; did not say what it is");
      expect(page).toContain("seen from outside");
      expect(page).toContain("POST /orders?currency=EUR authorization, a body of 40 bytes, application/json fixed");
      expect(page).toContain("GET /nap/{amount} nothing wait status 200");
      expect(page).toContain("nothing to compare with");
      expect(page).not.toMatch(/NaN|Infinity|undefined|\[object/);
    });
  });
}
