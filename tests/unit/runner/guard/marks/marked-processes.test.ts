import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { killMarked } from "../../../../../runner/guard/marks/marked-processes.ts";

const MARK = "BENCHBOOK_TEST_MARK";
/** Much memory, and many threads, take long to end, and sockets are closed after them. */
const LISTENS = `
import socket, threading, time
memory = bytearray(300_000_000)
listening = socket.create_server(("127.0.0.1", 0))
for _ in range(40):
    threading.Thread(target=time.sleep, args=(60,)).start()
print(listening.getsockname()[1], flush=True)
`;

it.runIf(process.platform === "linux")("is back only when what was killed holds no port any more", async () => {
  const env = { ...process.env, [MARK]: "killed" };
  const child = spawn("python3", ["-c", LISTENS], { env, stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await once(child.stdout, "data");
  const port = Number.parseInt(String(said), 10);
  expect(await killMarked((owner) => owner === "killed", MARK)).toEqual([child.pid]);
  const server = createServer().listen({ port, host: "127.0.0.1", exclusive: true });
  await once(server, "listening");
  server.close();
});
