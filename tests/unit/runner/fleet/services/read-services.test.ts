import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { LOCALLY, readServices } from "../../../../../runner/fleet/services/read-services.ts";
import type { Service } from "../../../../../runner/fleet/services/service.ts";
import { withFiles } from "../../../../fixture/compose-files/corpus.ts";

const ROOT = path.resolve(import.meta.dirname, "../../../../..");
const OURS = path.join(ROOT, "docker-compose.yml");
const OF_DATABASE = "targets/database/docker-compose.yml";
const NAMED_ONLY = ["servers", "database"];

/** Our services that a run has without being asked for them. */
async function usualServices(cores: number[]): Promise<Service[]> {
  const { services } = await readServices(OURS, cores);
  return services.filter(({ profiles }) => !profiles.some((profile) => NAMED_ONLY.includes(profile)));
}

it("reads the targets of our Compose file, with k × cores + 1 workers for Flask", async () => {
  const { services, variables } = await readServices(OURS, [0, 1, 2, 3]);
  const measured = services.filter(({ role, profiles }) => role === "measured" && profiles.length === 0);
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
  expect(fastapi?.command).toEqual(["uvicorn", "targets.fastapi.app:app", "--workers=1"]);
  expect(fastapi?.environment).toMatchObject({ UVICORN_HOST: "127.0.0.1", UVICORN_PORT: "5001" });
  expect(flask?.command).toEqual(expect.arrayContaining(["gunicorn", "--workers=2"]));
  expect(flask?.environment.GUNICORN_CMD_ARGS).toContain("--bind=127.0.0.1:5002 ");
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
  expect((await usualServices([0, 1])).filter(({ role }) => role === "process-model")).toHaveLength(6);
});

it("limits the slow service to a core of its own, and the others to theirs", async () => {
  const { services } = await readServices(OURS, [0, 1], LOCALLY, [3]);
  const cpusets = new Map(services.map(({ name, cpuset }) => [name, cpuset]));
  expect(cpusets.get("upstream")).toBe("3");
  cpusets.delete("upstream");
  expect(new Set(cpusets.values())).toEqual(new Set(["0,1"]));
});

it("knows the share of the cores' time that a container may use, wherever the file limits it", async () => {
  const limited = async (more: string) => (await one(`services: { a: ${target(`command: [serve], ${more}`)} }`))?.cpus;
  expect(await limited("cpus: 0.5")).toBe(0.5);
  expect(await limited('deploy: { resources: { limits: { cpus: "1.5" } } }')).toBe(1.5);
  expect(await limited("cpus: 0")).toBeNull();
  expect(await limited("cpuset: '0'")).toBeNull();
  await expect(limited("cpus: many")).rejects.toThrow(/cpus/);
});

it("has controls: as many FastAPI workers as the smaller Flask's, one of Flask's, and Uvicorn without its fast parts", async () => {
  const services = await usualServices([0, 1, 2]);
  const flask = services.find(({ name }) => name === "flask1xanalytics");
  const controls = services.filter(({ role }) => role === "control");
  expect(controls.map(({ name, workers, levels }) => [name, workers, levels])).toEqual([
    ["fastapiworkers", flask?.workers, [1, 3, 5, 6, 10, 41, 80]],
    ["flaskoneworker", 1, [1, 3, 5]],
    ["fastapiplain", 1, [1, 5, 41, 80]],
  ]);
});

it("has other servers, the packages of which are not the usual ones, and says of one why it cannot be had", async () => {
  const { services } = await readServices(OURS, [0, 1]);
  const others = services.filter(({ profiles }) => profiles.includes("servers"));
  const granian = others.find(({ name }) => name === "granianasgi");
  expect(granian).toMatchObject({ workers: 3, requirements: "targets/requirements-servers.txt", unavailable: null });
  expect(granian?.tree.at(-1)).toEqual({ role: "worker", count: 3, below: "supervisor" });
  expect(others.find(({ name }) => name === "freethreaded")?.unavailable).toMatch(/expected CPython without .* remove/);
  expect(others.find(({ name }) => name === "goserver")?.programs).toEqual(["go"]);
});

it("has a database, which is ready once it accepts connections, and applications that are started after it", async () => {
  const { services } = await readServices(OURS, [0, 1]);
  const ofDatabase = services.filter(({ profiles }) => profiles.includes("database"));
  expect(ofDatabase.find(({ name }) => name === "database")).toMatchObject({
    ...{ role: "upstream", endpoints: [], folder: ROOT },
    health: { protocol: "tcp" },
  });
  const applications = ofDatabase.filter(({ role }) => role === "measured");
  expect(applications).toHaveLength(4);
  for (const { dependsOn, environment } of applications) {
    expect(dependsOn).toContain("database");
    expect(environment.DATABASE_URL).toBe("postgresql://reader@127.0.0.1:5028/postgres");
  }
});

/** A service to measure, on one line, on the port 5001. */
const target = (more = "command: [serve]") =>
  `{ image: x, ports: ["127.0.0.1:5001:5000"], ${more}, x-benchbook: { label: A, family: f, endpoints: [{ name: e, label: E, path: "/e/{amount}", work: matrix, executor: worker }] } }`;

const read = (files: Record<string, string>) => withFiles({ files }, (file) => readServices(file, [0, 1]));

/** A service of somebody else, with more in its block, and beside that. */
const foreign = (block = "", more = "command: [serve], ") =>
  `services: { a: { ${more}ports: ["[::1]:5001:5000"], x-benchbook: { label: A, ${block}endpoints: [{ name: e, label: E, path: /e, work: fixed, executor: thread }] } } }`;
const one = async (text: string) => (await read({ "docker-compose.yml": text })).services[0];

describe("a service of which nothing but an endpoint is known", () => {
  it("keeps no contract, has an unknown number of workers, and is asked at a path that no service has", async () => {
    const service = await one(foreign());
    expect(service).toMatchObject({ contract: false, workers: null, host: "::1", health: { statusBelow: 500 } });
    expect(service?.health.path).not.toBe("/e");
  });

  it("is asked where it says, and has the workers that it says", async () => {
    expect(await one(foreign("health: /ready, workers: 4, "))).toMatchObject({
      ...{ contract: false, workers: 4 },
      health: { path: "/ready", statusBelow: 400 },
    });
  });

  it("is not asked through anything but HTTP", async () => {
    await expect(one(foreign("health: tcp, "))).rejects.toThrow(/health: expected a path, got tcp, which is for /);
  });

  it("keeps the contract where it says so, or where one of its endpoints takes an amount", async () => {
    const kept = { contract: true, workers: 1, health: { path: "/test/health", statusBelow: 300 } };
    expect(await one(foreign("contract: true, "))).toMatchObject(kept);
    expect(await one(`services: { a: ${target()} }`)).toMatchObject({ ...kept, host: "127.0.0.1" });
  });

  it("is refused where it keeps no contract and is to be asked for an amount that only a calibration can tell", async () => {
    const asked = target().replace("label: A,", "label: A, contract: false,");
    await expect(one(`services: { a: ${asked} }`)).rejects.toThrow(
      /x-benchbook"\]\.contract: expected endpoints of fixed work or of waits beside contract: false/,
    );
  });

  it("is started where its image is built, and is told its address of IPv6", async () => {
    const service = await one(foreign("", 'build: "./app", command: [serve, "${BENCHBOOK_HOST}", "${A_ADDRESS}"], '));
    expect(service?.folder).toMatch(/^\/.+\/app$/);
    expect(service?.command).toEqual(["serve", "::1", "[::1]:5001"]);
    expect((await one(foreign()))?.folder).toBeNull();
  });

  it("is told nothing of a header's value where it is refused", async () => {
    const wrong = foreign().replace("work: fixed", 'headers: { x-token: "tok-9b1d7e\\u0001" }, work: fixed');
    const refusal = await one(wrong).catch((cause: Error) => cause.message);
    expect(refusal).toMatch(/headers\["x-token"\]: expected at most 4096 characters/);
    expect(refusal).not.toContain("9b1d7e");
  });
});

it("leaves out services that are no targets, whatever is in them", async () => {
  const database = '{ image: db, environment: [A=b, C], ports: ["5432:5432", 80], command: -c "x" }';
  const { services } = await read({ "docker-compose.yml": `services: { db: ${database}, a: ${target()} }` });
  expect(services.map(({ name }) => name)).toEqual(["a"]);
});

it("starts a local process with the entrypoint and the command, and without what has no value", async () => {
  const more = "entrypoint: [python, -m], command: app --port 80, environment: [A=b, NOWHERE]";
  const { services } = await read({ "docker-compose.yml": `services: { a: ${target(more)} }` });
  expect(services).toMatchObject([{ command: ["python", "-m", "app", "--port", "80"] }]);
  expect(services[0]?.environment).toEqual({ A: "b" });
});

it("puts services of included files after the file's own, by name", async () => {
  const include = "include: [more.yml]";
  const { services } = await read({
    "docker-compose.yml": `${include}\nservices:\n  z: ${target()}\n  b: ${target().replace("5001", "5002")}`,
    "more.yml": `services:\n  y: ${target().replace("5001", "5003")}\n  c: ${target().replace("5001", "5004")}`,
  });
  expect(services.map(({ name }) => name)).toEqual(["z", "b", "c", "y"]);
});

describe("the ports are those that the file comes to", () => {
  afterEach(() => vi.unstubAllEnvs());

  const ports = async (env: string) => {
    const files = {
      ".env": env,
      "docker-compose.yml": await readFile(OURS, "utf8"),
      [OF_DATABASE]: await readFile(path.join(ROOT, OF_DATABASE), "utf8"),
    };
    const { services } = await read(files);
    const usual = services.filter(({ role, profiles }) => role === "measured" && profiles.length === 0);
    return usual.map(({ port, environment }) => [
      port,
      `${environment.UVICORN_PORT}, ${environment.GUNICORN_CMD_ARGS}`,
    ]);
  };

  it("with a variable of .env beside it", async () => {
    expect(await ports("FASTAPIANALYTICS_PORT=6001\n")).toMatchObject([
      [6001, expect.stringContaining("6001, ")],
      [5002, expect.stringContaining("--bind=127.0.0.1:5002 ")],
      [5003, expect.stringContaining("--bind=127.0.0.1:5003 ")],
    ]);
  });

  it("with a variable of the caller before it", async () => {
    vi.stubEnv("FASTAPIANALYTICS_PORT", "6002");
    expect((await ports("FASTAPIANALYTICS_PORT=6001\n"))[0]).toMatchObject([6002, expect.anything()]);
  });

  it("unless .env is disabled, or another is named", async () => {
    vi.stubEnv("COMPOSE_ENV_FILES", "");
    expect((await ports("FASTAPIANALYTICS_PORT=6001\n"))[0]).toMatchObject([6001, expect.anything()]);
    vi.stubEnv("COMPOSE_DISABLE_ENV_FILE", "1");
    expect((await ports("FASTAPIANALYTICS_PORT=6001\n"))[0]).toMatchObject([5001, expect.anything()]);
    vi.stubEnv("COMPOSE_ENV_FILES", "absent.env");
    await expect(ports("")).rejects.toThrow(/absent\.env: ENOENT/);
  });
});
