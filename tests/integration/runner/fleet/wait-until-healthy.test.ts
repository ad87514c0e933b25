import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { healthOf } from "../../../../runner/fleet/block/health.ts";
import { waitUntilHealthy } from "../../../../runner/fleet/wait-until-healthy.ts";

const signal = new AbortController().signal;
const slow = {
  ...{ name: "slow", host: "127.0.0.1" as const, port: await freePort(), startSeconds: 600 },
  health: healthOf({ contract: true }),
};

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const address = holder.address();
  holder.close();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

let server = createServer();
afterEach(() => server.close());

it("waits for a service that takes its time, and says so meanwhile", async () => {
  const said: string[] = [];
  let asked = 0;
  server = createServer((_, response) => {
    asked += 1;
    response.writeHead(asked > 2 ? 200 : 503).end();
  });
  // It begins to listen when it has been looked at, and is ready when it has been asked a few times.
  const ended = async () => {
    if (!server.listening) await once(server.listen(slow.port, "127.0.0.1"), "listening");
    return undefined;
  };
  const say = (line: string) => void said.push(line);
  const whereElse = async () => (server.listening ? "" : "; it listens on 127.0.0.1:9000");
  const watch = { service: slow, ended, say, whereElse, sayEverySeconds: 0 };
  expect(await waitUntilHealthy(watch, signal)).toBeUndefined();
  expect(said[0]).toMatch(
    /^Waiting for slow, \d+ of at most 600 s \(last: nothing listens on the port: .*\); it listens on 127\.0\.0\.1:9000\.$/,
  );
  expect(said.at(-1)).toMatch(
    /^Waiting for slow, \d+ of at most 600 s \(last: expected a status from 200 to 299 from GET .*, got 503\)\.$/,
  );
});

it("waits for connections that stay open, of a service that speaks something else", async () => {
  const closing = createTcpServer((socket) => void socket.destroy()).listen(slow.port, "127.0.0.1");
  await once(closing, "listening");
  const said: string[] = [];
  const silent = createTcpServer();
  const say = (line: string) => {
    said.push(line);
    if (closing.listening) closing.close(() => silent.listen(slow.port, "127.0.0.1"));
  };
  const service = { ...slow, health: healthOf({ contract: false, health: "tcp" }) };
  try {
    const watch = { service, ended: async () => undefined, say, sayEverySeconds: 0 };
    expect(await waitUntilHealthy(watch, signal)).toBeUndefined();
    expect(said[0]).toMatch(/\(last: the connection was closed at once\)\.$/);
  } finally {
    closing.close();
    silent.close();
  }
});

it("waits no longer once the service has ended, however long it might have taken", async () => {
  const ended = async () => "its process exited with code 1";
  expect(await waitUntilHealthy({ service: slow, ended, say: () => {} }, signal)).toBe(
    "its process exited with code 1",
  );
});

it("gives up when the time that the service declares is over, and says how to give it longer", async () => {
  const service = { ...slow, startSeconds: 0.2 };
  const reason = await waitUntilHealthy({ service, ended: async () => undefined, say: () => {} }, signal);
  expect(reason).toMatch(/^not healthy within 0.2 s \(last: nothing listens on the port: .*\); startSeconds in its x-/);
});

it("takes no hour by which the clock of the wall is set for time that has passed", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  server = createServer((_, response) => response.writeHead(200).end());
  const say = () => {
    vi.setSystemTime(Date.now() + 3_600_000);
    if (!server.listening) server.listen(slow.port, "127.0.0.1");
  };
  try {
    const watch = { service: slow, ended: async () => undefined, say, sayEverySeconds: 0 };
    expect(await waitUntilHealthy(watch, signal)).toBeUndefined();
  } finally {
    vi.useRealTimers();
  }
});
