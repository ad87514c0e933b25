import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { pathTo } from "../../../../../../../runner/fleet/backends/swarm/cluster/path.ts";
import { LOOPBACK } from "../../../../../../../runner/load/address.ts";

/** A server that takes connections, and its port. */
async function listening() {
  const server = createServer((socket) => socket.destroy()).listen(0, LOOPBACK);
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("expected a port, got none");
  return { server, port: address.port };
}

it("says how long a round trip takes, of a hundred connections", async () => {
  const path = await pathTo(LOOPBACK, (await listening()).port);
  expect(path).toMatchObject({ samples: 100, resent: expect.any(Number) });
  expect(path?.p99Seconds).toBeGreaterThanOrEqual(path?.medianSeconds ?? Number.POSITIVE_INFINITY);
});

it("says nothing of a machine that takes none", async () => {
  const { server, port } = await listening();
  server.close();
  await once(server, "close");
  expect(await pathTo(LOOPBACK, port)).toBeNull();
});
