import { expect, it } from "vitest";
import { z } from "zod";
import { composedOf } from "../../../../../../../runner/fleet/backends/swarm/stack/composed.ts";
import { stackOf } from "../../../../../../../runner/fleet/backends/swarm/stack/stack.ts";
import type { StackImage } from "../../../../../../../runner/fleet/backends/swarm/stack/stack-service.ts";
import { readStackServices } from "../../../../../../../runner/fleet/backends/swarm/stack/stack-services.ts";
import type { Reader } from "../../../../../../../runner/fleet/compose-file/compose-config.ts";
import { publishedSchema } from "../../../../../../../runner/fleet/compose-file/validity/compose-specification.ts";
import { EXIT } from "../../../../../../../runner/program/exit-error.ts";

/** A reader that knows one place only. */
const reader = { place: async () => "docker-compose.yml:7" } as unknown as Reader;
const IMAGE = { id: `sha256:${"a".repeat(64)}`, entrypoint: ["/start"], command: ["serve"], healthTest: [] };

/** What a stack says of a service, of which Compose has resolved so much. */
async function inStack(service: object, image: StackImage = IMAGE) {
  const composed = await composedOf(reader, "a", { ...service });
  return JSON.parse(stackOf({ services: { a: { composed, image } }, node: "node1", mark: "manager/1-2-3" })).services.a;
}

const limits = (some: object) => ({ deploy: { resources: { limits: some } } });

/** What limits no container: images are there before, and every service is reached at all of its ports. */
const NEEDLESS = {
  ...{ build: { context: "." }, image: "b", pull_policy: "always", pull_refresh_after: "1h", develop: { watch: [] } },
  ...{ profiles: ["c"], expose: ["5000"], attach: false },
};

/** What a stack says in the same words, or in others. */
const SAID: [what: string, service: object, said: object][] = [
  ["cpuset", { cpuset: "0,1" }, { entrypoint: ["taskset", "--cpu-list", "0,1", "/start"] }],
  ["cpus", { cpus: 0.5 }, limits({ cpus: "0.5" })],
  ["mem_limit", { mem_limit: "268435456" }, limits({ memory: "268435456" })],
  ["pids_limit", { pids_limit: 100 }, limits({ pids: 100 })],
  [
    "limits of deploy",
    { deploy: { resources: { limits: { cpus: 0.5, memory: "268435456", pids: 10 } }, placement: {} } },
    limits({ cpus: "0.5", memory: "268435456", pids: 10 }),
  ],
  [
    "security_opt: no-new-privileges",
    { security_opt: ["no-new-privileges:true"] },
    { entrypoint: ["setpriv", "--no-new-privs", "/start"] },
  ],
  ["cap_drop", { cap_drop: ["ALL"] }, { cap_drop: ["ALL"] }],
  ["cap_add", { cap_add: ["NET_ADMIN"] }, { cap_add: ["NET_ADMIN"] }],
  ["read_only", { read_only: true }, { read_only: true }],
  ["user", { user: "10001" }, { user: "10001" }],
  ["init", { init: true }, { init: true }],
  ["ulimits", { ulimits: { nofile: { soft: 10, hard: 20 } } }, { ulimits: { nofile: { soft: 10, hard: 20 } } }],
  ["sysctls", { sysctls: { "net.core.somaxconn": "1024" } }, { sysctls: { "net.core.somaxconn": "1024" } }],
  ["tmpfs", { tmpfs: ["/tmp:size=1k"] }, { volumes: [{ type: "tmpfs", target: "/tmp", tmpfs: { size: 1024 } }] }],
  ["stop_grace_period", { stop_grace_period: "3s" }, { stop_grace_period: "3s" }],
  ["stop_signal", { stop_signal: "SIGKILL" }, { stop_signal: "SIGKILL" }],
  ["logging", { logging: { driver: "none" } }, { logging: { driver: "none" } }],
  ["no logging, which would have no end", {}, { logging: { options: { "max-size": "500k", "max-file": "2" } } }],
  ["dns", { dns: ["192.0.2.1"] }, { dns: ["192.0.2.1"] }],
  ["dns_search", { dns_search: ["example.org"] }, { dns_search: ["example.org"] }],
  ["hostname", { hostname: "there" }, { hostname: "there" }],
  ["working_dir", { working_dir: "/srv" }, { working_dir: "/srv" }],
  ["stdin_open", { stdin_open: true }, { stdin_open: true }],
  ["tty", { tty: true }, { tty: true }],
  ["entrypoint", { entrypoint: ["/other"] }, { entrypoint: ["/other"], command: [] }],
  ["command", { command: ["other"] }, { entrypoint: ["/start"], command: ["other"] }],
  ["environment", { environment: { A: "1", B: null } }, { environment: { A: "1" } }],
  [
    "ports",
    { ports: [{ host_ip: "127.0.0.1", target: 5000, published: "5001", protocol: "tcp" }] },
    { ports: [{ target: 5000, published: 5001, protocol: "tcp", mode: "host" }] },
  ],
  ["extra_hosts", { extra_hosts: ["there=192.0.2.1", "six=::1"] }, { extra_hosts: ["there:192.0.2.1", "six:::1"] }],
  ["container_name", { container_name: "other" }, { networks: { default: { aliases: ["other"] } } }],
  ["labels", { labels: { theirs: "1" } }, { labels: { theirs: "1", "benchbook.run": "manager/1-2-3" } }],
  [
    "a label that is a run's own",
    { labels: { "benchbook.run": "x" } },
    { labels: { "benchbook.run": "manager/1-2-3" } },
  ],
  ["healthcheck", { healthcheck: { test: ["CMD", "a"] } }, { healthcheck: { test: ["CMD", "a"] } }],
  [
    "cpuset and security_opt of a healthcheck",
    { healthcheck: { test: ["CMD-SHELL", "a b"], retries: 1 }, cpuset: "0", security_opt: ["no-new-privileges:true"] },
    {
      healthcheck: { test: ["CMD", "setpriv", "--no-new-privs", "taskset", "--cpu-list", "0", "/bin/sh", "-c", "a b"] },
    },
  ],
  [
    "cpuset of a healthcheck that is none",
    { healthcheck: { test: ["NONE"] }, cpuset: "0" },
    { healthcheck: { test: ["NONE"] } },
  ],
  ["restart: no", { restart: "no" }, { deploy: { restart_policy: { condition: "none" } } }],
  ["build, an image, and when to pull it", NEEDLESS, { image: IMAGE.id }],
];

it.each(SAID)("says %s", async (_, service, said) => {
  expect(await inStack(service)).toMatchObject(said);
});

it("limits what an image asks of its containers as it limits the server", async () => {
  const image = { ...IMAGE, healthTest: ["CMD", "ask"] };
  const test = ["CMD", "taskset", "--cpu-list", "1", "ask"];
  expect(await inStack({ cpuset: "1" }, image)).toMatchObject({ healthcheck: { test } });
  expect(await inStack({ cpuset: "1", healthcheck: { disable: true } }, image)).toMatchObject({
    healthcheck: { disable: true },
  });
  expect(await inStack({}, image)).not.toHaveProperty("healthcheck");
});

/** What `docker stack deploy` passes over, with a message or without one, or gives up because of. */
const REFUSED: [what: string, service: object, place?: string][] = [
  ["security_opt", { security_opt: ["seccomp:unconfined"] }, "security_opt[0]"],
  ["security_opt that allows new privileges", { security_opt: ["no-new-privileges:false"] }, "security_opt[0]"],
  ["tmpfs", { tmpfs: ["/tmp:size=64m,noexec"] }, "tmpfs[0]"],
  ["restart", { restart: "always" }],
  ["restart", { restart: "on-failure:3" }],
  [
    "depends_on that waits for an end",
    { depends_on: { b: { condition: "service_completed_successfully" } } },
    "depends_on.b.condition",
  ],
  ["start_interval", { healthcheck: { test: ["CMD", "a"], start_interval: "1s" } }, "healthcheck"],
  ["a second network", { networks: { default: null, back: null } }, "networks.back"],
  ["an address on the network", { networks: { default: { ipv4_address: "192.0.2.1" } } }, "networks.default"],
  ["placement", { deploy: { placement: { constraints: ["a==b"] } } }, "deploy.placement.constraints"],
  ["reservations", { deploy: { resources: { reservations: { memory: "1" } } } }, "deploy.resources.reservations"],
  ...[
    { shm_size: "67108864" },
    { privileged: true },
    { devices: [{ source: "/dev/kvm", target: "/dev/kvm", permissions: "r" }] },
    { device_cgroup_rules: ["c 1:3 r"] },
    { gpus: [{ count: -1 }] },
    { network_mode: "host" },
    { mac_address: "02:42:ac:11:65:43" },
    { userns_mode: "host" },
    { ipc: "host" },
    { pid: "host" },
    { uts: "host" },
    { cgroup: "host" },
    { cgroup_parent: "/other" },
    { runtime: "runsc" },
    { isolation: "hyperv" },
    { platform: "linux/arm64" },
    { memswap_limit: "1073741824" },
    { mem_reservation: "1048576" },
    { mem_swappiness: "0" },
    { oom_kill_disable: true },
    { oom_score_adj: 500 },
    { cpu_count: 2 },
    { cpu_percent: 50 },
    { cpu_shares: 512 },
    { cpu_quota: 50000 },
    { cpu_period: "100000" },
    { cpu_rt_period: "1s" },
    { cpu_rt_runtime: "400ms" },
    { blkio_config: { weight: 300 } },
    { storage_opt: { size: "1G" } },
    { group_add: ["1000"] },
    { links: ["b"] },
    { external_links: ["b"] },
    { dns_opt: ["use-vc"] },
    { domainname: "example.org" },
    { volumes: [{ type: "bind", source: "/a", target: "/b" }] },
    { volumes_from: ["b"] },
    { secrets: [{ source: "a" }] },
    { configs: [{ source: "a" }] },
    { credential_spec: { file: "a.json" } },
    { post_start: [{ command: ["a"] }] },
    { pre_stop: [{ command: ["a"] }] },
    { provider: { type: "a" } },
    { models: ["a"] },
    { use_api_socket: true },
    { annotations: { a: "b" } },
    { scale: 2 },
    { a_key_of_the_future: 1 },
  ].map((service): [string, object] => [Object.keys(service).join(), service]),
];

it.each(REFUSED)("refuses %s by name and line", async (what, service, place = what) => {
  const message = expect.stringContaining(`docker-compose.yml:7: at services.a.${place}: expected `);
  await expect(inStack(service)).rejects.toMatchObject({ message, exitCode: EXIT.usage });
});

const {
  service: ofService,
  deployment,
  network,
} = z
  .object({
    definitions: z.record(z.string(), z.object({ properties: z.record(z.string(), z.unknown()).default({}) })),
  })
  .parse(publishedSchema()).definitions;
/** What Compose has put into other keys by then. */
const RESOLVED = ["extends", "env_file", "label_file"];

it("says or refuses every key that the Compose specification has for a service", () => {
  const tried = [...SAID, ...REFUSED].flatMap(([, service]) => Object.keys(service));
  const known = new Set([...tried, ...RESOLVED]);
  expect(Object.keys(ofService?.properties ?? {}).filter((key) => !known.has(key))).toEqual([]);
  expect(known.size).toBeGreaterThan(90);
});

it("refuses all that it has for how a service is deployed but its limits", async () => {
  for (const key of Object.keys(deployment?.properties ?? {}).filter((one) => one !== "resources"))
    await expect(inStack({ deploy: { [key]: { some: "1" } } })).rejects.toThrow(`at services.a.deploy.${key}`);
});

it("refuses all that it has for the network of all services but its name and labels", async () => {
  const services = (said: object) =>
    readStackServices({ ...reader, project: async () => ({ services: { a: {} }, networks: { default: said } }) }, {}, [
      "a",
    ]);
  const nothing = { name: "benchbook_default", labels: { a: "b" }, ipam: {}, external: false, driver: "bridge" };
  expect([...(await services(nothing)).keys()]).toEqual(["a"]);
  for (const key of Object.keys(network?.properties ?? {}).filter((one) => !["name", "labels"].includes(one)))
    await expect(services({ [key]: true })).rejects.toThrow(
      `at networks.default.${key}: expected what --on swarm can say`,
    );
});

it("passes over what Compose writes of a service that says nothing of it", async () => {
  const nothing = { entrypoint: null, volumes: [], networks: { default: null }, ulimits: {}, secrets: [] };
  expect(await inStack(nothing)).toEqual(await inStack({}));
});
