import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TwinServices, writeTwins } from "../../../../../runner/checks/self-check/twins.ts";
import { readServices } from "../../../../../runner/fleet/services/read-services.ts";
import type { Service } from "../../../../../runner/fleet/services/service.ts";

const FILE = "docker-compose.yml";
const NAME = "flask1xanalytics";

let folder = "";
let twins: TwinServices;
let services: Service[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "benchbook-"));
  twins = await writeTwins(FILE, NAME, folder);
  ({ services } = await readServices(twins.file, [0, 1]));
});

afterAll(() => rm(folder, { recursive: true }));

it("declares one program twice, alike but for name, label and port", () => {
  const [first, again] = services;
  expect(services.map(({ name }) => name)).toEqual(twins.names);
  expect(again?.port).not.toBe(first?.port);
  const alike = services.map(({ name: _, label: __, folder: ___, port, ...rest }) =>
    JSON.stringify(rest).replaceAll(String(port), "PORT"),
  );
  expect(alike[0]).toContain("PORT");
  expect(alike[0]).toBe(alike[1]);
});

it("leaves the first as the other file declares it, but for what it depends on", async () => {
  const declared = (await readServices(FILE, [0, 1])).services.find(({ name }) => name === NAME);
  const environment = { ...declared?.environment, UPSTREAM_URL: "http://upstream:5000" };
  expect(services[0]).toEqual({ ...declared, environment, dependsOn: [] });
});

it("has both made from one image, which is built where the other file says", async () => {
  const { services: written } = JSON.parse(await readFile(twins.file, "utf8"));
  const [first, again] = twins.names.map((name) => written[name]);
  expect(again.image).toBe(first.image);
  expect(first.build.context).toBe(path.resolve("."));
  expect(again.build).toBeUndefined();
});
