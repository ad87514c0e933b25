import { expect, it } from "vitest";
import { stackOf } from "../../../../../../../runner/fleet/backends/swarm/stack/stack.ts";
import { stackServiceOf } from "../../../../../../../runner/fleet/backends/swarm/stack/stack-service.ts";

const image = { id: `sha256:${"a".repeat(64)}`, entrypoint: ["/start"], command: ["serve", "--all"], healthTest: [] };
const said = (otherwise: Parameters<typeof stackServiceOf>[0]["otherwise"], alike = {}) =>
  stackServiceOf({ alike, otherwise }, image);

it("limits a service as the Compose file does, in the words of a stack", () => {
  const { limits, volumes, ports, ...service } = said(
    {
      ...{ mem_limit: "2147483648", pids_limit: 256, cpus: 1.5, tmpfs: ["/tmp:size=64m", "/run"] },
      ports: [{ target: 5000, published: 5001, protocol: "tcp" }],
    },
    { read_only: true, cap_drop: ["ALL"] },
  );
  expect(limits).toEqual({ memory: "2147483648", pids: 256, cpus: "1.5" });
  expect(volumes).toEqual([
    { type: "tmpfs", target: "/tmp", tmpfs: { size: 64 * 1024 ** 2 } },
    { type: "tmpfs", target: "/run" },
  ]);
  expect(ports).toEqual([{ target: 5000, published: 5001, protocol: "tcp", mode: "host" }]);
  expect(service).toMatchObject({ read_only: true, cap_drop: ["ALL"], image: image.id });
});

it("lets programs of the image say what a stack has no words for, before the server", () => {
  expect(said({ cpuset: "0,1", security_opt: ["no-new-privileges:true"], command: ["uvicorn"] })).toMatchObject({
    entrypoint: ["setpriv", "--no-new-privs", "taskset", "--cpu-list", "0,1", "/start"],
    command: ["uvicorn"],
  });
});

it("starts an image as Docker does where the file does not say how", () => {
  expect(said({})).toMatchObject({ entrypoint: ["/start"], command: ["serve", "--all"] });
  expect(said({ command: ["one"] })).toMatchObject({ entrypoint: ["/start"], command: ["one"] });
  expect(said({ entrypoint: ["other"] })).toMatchObject({ entrypoint: ["other"], command: [] });
});

it("leaves out variables that have no value", () => {
  expect(said({ environment: { A: "1", B: null } })).toMatchObject({ environment: { A: "1" } });
});

const stack = (environment: Record<string, string>) =>
  JSON.parse(
    stackOf({
      services: { a: { composed: { alike: {}, otherwise: { environment, pids_limit: 1 } }, image } },
      ...{ node: "node1", mark: "manager/1-2-3" },
    }),
  );

it("deploys each service once, on its node, without a virtual address, marked with who did", () => {
  const labels = { "benchbook.run": "manager/1-2-3" };
  expect(stack({})).toMatchObject({
    services: {
      a: {
        ...{ labels, networks: { default: {} } },
        deploy: {
          ...{ labels, replicas: 1, endpoint_mode: "dnsrr", restart_policy: { condition: "none" } },
          placement: { constraints: ["node.id==node1"] },
          resources: { limits: { pids: 1 } },
        },
      },
    },
    networks: { default: { driver: "overlay", labels } },
  });
});

it("keeps dollars from being replaced once more", () => {
  expect(stack({ A: "$HOME and $$" }).services.a.environment).toEqual({ A: "$$HOME and $$$$" });
});
