import { expect, it } from "vitest";
import type { Fleet } from "../../../../runner/fleet/fleet.ts";
import { bringUp } from "../../../../runner/run/bring-up.ts";
import type { Journal } from "../../../../runner/run/journal/journal.ts";
import { threeServices } from "../services.fixture.ts";

const journal: Journal = { file: "", append: async () => {}, entries: async () => [], close: async () => {} };
const before = { targets: [], images: [], failures: [] };

/** A fleet that starts nothing, and notes what it was asked to start. */
function noting(started: string[]): Fleet {
  return {
    ...{ isLocal: true, pinned: false },
    up: async (services) => {
      started.push(...services.map(({ name }) => name));
      return [];
    },
    ...{ stop: async () => {}, down: async () => {}, roots: async () => new Map() },
    ...{ ended: async () => undefined, lastLines: async () => "" },
  };
}

it.each(["once-again", "flask-again", "again"])("starts a service with any name, such as %s", async (name) => {
  const started: string[] = [];
  const services = threeServices.slice(0, 1).map((service) => ({ ...service, name, role: "upstream" as const }));
  const { signal } = new AbortController();
  const present = await bringUp({ fleet: noting(started), journal, before, signal }, services);
  expect(started).toEqual([name]);
  expect(present.services).toEqual(services);
});
