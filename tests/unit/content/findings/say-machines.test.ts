import { expect, it } from "vitest";
import { sayMachines, sayNodes, sayPaths } from "../../../../content/findings/say-machines.ts";
import { ENVIRONMENT } from "../../../fixture/made-run/environment.ts";

const node = {
  cores: 4,
  memoryBytes: 8 * 1024 ** 3,
  operatingSystem: "linux",
  architecture: "x86_64",
  engine: "20.10",
};

it("names one machine where client and targets share it, and both where they do not", () => {
  expect(sayMachines(ENVIRONMENT)).toBe("a processor, 2 cores");
  expect(sayMachines({ ...ENVIRONMENT, nodes: [node] })).toBe(
    "a processor, 2 cores, for the client, and a node of 4 cores (x86_64) for the targets",
  );
});

it("never takes nodes that share a machine for machines", () => {
  const said = (...machines: (number | undefined)[]) =>
    sayMachines({ ...ENVIRONMENT, nodes: machines.map((machine) => ({ ...node, machine })) });
  expect(said(0)).toBe("a processor, 2 cores, shared by the client and a node for the targets");
  expect(said(0, 0)).toBe("a processor, 2 cores, shared by the client and 2 nodes for the targets");
  expect(said(0, 1)).toBe(
    "a processor, 2 cores, shared by the client and a node for the targets, and a node of 4 cores (x86_64) for the targets",
  );
  expect(said(1, 1)).toBe(
    "a processor, 2 cores, for the client, and 2 nodes that share 4 cores (x86_64) for the targets",
  );
  expect(said(undefined, undefined)).toMatch(/a node of 4 cores \(x86_64\) and a node of 4 cores/);
  expect(sayNodes([0, 1, 1].map((machine) => ({ ...node, machine })))).toMatch(
    /20\.10, on the client's own machine; .*20\.10; .*20\.10, on the machine of node 2$/,
  );
});

it("says of a node what its engine knows", () => {
  expect(sayNodes([node])).toBe("4 cores, 8.0 GiB, linux on x86_64, Docker 20.10");
  expect(sayNodes([node, node])).toBe("2 nodes, each 4 cores, 8.0 GiB, linux on x86_64, Docker 20.10");
});

it("says how long a round trip to each node took, where that is known", () => {
  const path = { samples: 100, medianSeconds: 0.000_121, p99Seconds: 0.000_4 };
  expect(sayPaths([{ ...node, path }, node])).toBe(
    "0.12 ms in the median of 100 connections, 0.40 ms at the 99th percentile; unknown",
  );
  expect(sayPaths([{ ...node, path: { ...path, resent: 3 } }])).toMatch(
    /percentile; 3 of them took a second or longer, since packets were lost$/,
  );
  expect(sayPaths([{ ...node, path: { ...path, resent: 0 } }])).toMatch(/percentile$/);
});
