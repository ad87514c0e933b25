import { expect, it } from "vitest";
import { composedOf } from "../../../../../../../runner/fleet/backends/swarm/stack/composed.ts";
import type { Reader } from "../../../../../../../runner/fleet/compose-file/compose-config.ts";

/** A reader that knows one place only. */
const reader = { place: async () => "docker-compose.yml:7" } as unknown as Reader;
const read = (service: object) => composedOf(reader, "a", { ...service });

it("tells what a stack says alike from what it says otherwise, and passes over what it does not need", async () => {
  const service = {
    ...{ read_only: true, cap_drop: ["ALL"], mem_limit: "2147483648", pids_limit: 256, tmpfs: ["/tmp:size=64m"] },
    ...{ build: { context: "." }, "x-benchbook": { label: "A" } },
    ...{ entrypoint: null, networks: { default: null }, profiles: ["controls"], volumes: [] },
    ports: [{ mode: "ingress", host_ip: "127.0.0.1", target: 5000, published: "5001", protocol: "tcp" }],
  };
  expect(await read(service)).toEqual({
    alike: { read_only: true, cap_drop: ["ALL"] },
    otherwise: {
      ...{ mem_limit: "2147483648", pids_limit: 256, tmpfs: ["/tmp:size=64m"], networks: { default: null } },
      ports: [{ target: 5000, published: 5001, protocol: "tcp" }],
    },
  });
});

it.each([
  ["what it would drop", { privileged: true }, /privileged: .*got privileged, which it would drop.*--on compose/],
  ["options of a tmpfs beside its size", { tmpfs: ["/tmp:size=64m,noexec"] }, /tmpfs.*at most its size/],
  ["that it is started again", { restart: "always" }, /restart.*is not started again/],
  ["a port that the engine chooses", { ports: [{ target: 5000, protocol: "tcp" }] }, /published: .*a port of the node/],
])("refuses %s", async (_, service, reason) => {
  await expect(read(service)).rejects.toThrow(reason);
});
