import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { readServices } from "../../../../runner/fleet/services.ts";
import { scratchFolder } from "../../../fixture/scratch.ts";

const OURS = path.resolve(import.meta.dirname, "../../../../docker-compose.yml");

async function file(text: string): Promise<string> {
  const name = path.join(await scratchFolder(), "docker-compose.yml");
  await writeFile(name, text);
  return name;
}

it("reads the targets of our Compose file, with k × cores + 1 workers for Flask", async () => {
  const { services, variables } = await readServices(OURS, [0, 1, 2, 3]);
  const measured = services.filter(({ role }) => role === "measured");
  expect(measured.map(({ name, workers, port }) => [name, workers, port])).toEqual([
    ["fastapianalytics", 1, 5001],
    ["flask1xanalytics", 5, 5002],
    ["flask2xanalytics", 9, 5003],
  ]);
  expect(variables).toMatchObject({ BENCHBOOK_CPUSET: "0,1,2,3", FLASK2XANALYTICS_WORKERS: "9" });
});

it("gives a local process the same command on its loopback port", async () => {
  const { services } = await readServices(OURS, [0]);
  const [fastapi, flask] = services.filter(({ role }) => role === "measured");
  expect(fastapi?.command).toEqual(
    expect.arrayContaining(["uvicorn", "--host=127.0.0.1", "--port=5001", "--workers=1"]),
  );
  expect(flask?.command).toEqual(expect.arrayContaining(["gunicorn", "--bind=127.0.0.1:5002", "--workers=2"]));
  expect(flask?.environment).toMatchObject({ OPENBLAS_NUM_THREADS: "1", BENCHBOOK_WORKERS: "2" });
});

it("tells a local process where the slow service is, and every service which processes it should have", async () => {
  const { services } = await readServices(OURS, [0, 1]);
  const [flask] = services.filter(({ name }) => name === "flask1xanalytics");
  expect(flask?.environment.UPSTREAM_URL).toBe("http://127.0.0.1:5010");
  expect(flask?.tree).toEqual([
    { role: "master", count: 1 },
    { role: "worker", count: 3, below: "master" },
  ]);
  expect(services.filter(({ role }) => role === "process-model")).toHaveLength(6);
});

it("leaves out services that are no targets", async () => {
  const target = '{ports: ["127.0.0.1:1:5000"], command: [x], x-benchbook: {label: A, family: f, endpoints: [e]}}';
  const { services } = await readServices(await file(`services: {database: {command: [db]}, a: ${target}}`), [0]);
  expect(services.map(({ name }) => name)).toEqual(["a"]);
});
