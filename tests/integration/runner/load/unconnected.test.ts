import { once } from "node:events";
import { connect } from "node:net";
import { execa } from "execa";
import { expect, it, onTestFinished } from "vitest";
import { firstOutput } from "../../../../runner/checks/servers/first-output.ts";
import { LOOPBACK } from "../../../../runner/load/address.ts";
import { send } from "../../../../runner/load/send-request.ts";

/** Takes no connection: once its queue is full, the kernel answers nobody who asks for one. */
const FULL =
  "import socket, time; s = socket.create_server(('127.0.0.1', 0), backlog=0); print(s.getsockname()[1], flush=True); time.sleep(600)";

/** The connections that this process waits for. */
const connecting = () => process.getActiveResourcesInfo().filter((kind) => kind === "TCPSocketWrap");

it.runIf(process.platform === "linux")(
  "gives up a connection that is not open in a request's time: nothing waits for it any more",
  async () => {
    const server = execa("python3", ["-c", FULL], { reject: false });
    onTestFinished(() => void server.kill());
    const port = Number(await firstOutput(server));
    const filling = connect({ host: LOOPBACK, port });
    onTestFinished(() => void filling.destroy());
    await once(filling, "connect");
    const before = connecting().length;
    const { signal } = new AbortController();
    const answer = await send({ host: LOOPBACK, port, path: "/", timeoutSeconds: 0.3, signal });
    expect(answer).toMatchObject({ connected: null, error: expect.stringMatching(/^timeout: no whole answer/) });
    await expect.poll(() => connecting().length).toBe(before);
  },
);
