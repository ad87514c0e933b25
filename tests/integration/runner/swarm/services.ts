import { stringify } from "yaml";
import { IMAGE } from "./nodes/two-nodes.ts";

/**
 * A server that takes 20 ms for every answer, in as many threads as it is asked at once, and says when that was on its
 * clock, and by its container's name who it is.
 */
const SERVER = `
import socket, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
SELF = int(socket.gethostname()[:8], 16)
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        began = time.monotonic_ns()
        time.sleep(0.02)
        self.send_response(200)
        work = f"interface=wsgi;began={began};ended={time.monotonic_ns()};worker={SELF}"
        self.send_header("benchbook-work", work)
        self.send_header("content-length", "2")
        self.end_headers()
        self.wfile.write(b"ok")
    def log_message(self, *_):
        pass
ThreadingHTTPServer.request_queue_size = 128
ThreadingHTTPServer(("0.0.0.0", 5000), Handler).serve_forever()
`;

const ENDPOINT = { name: "wait", label: "waits", path: "/", work: "fixed", executor: "thread" };

/** What makes an image on the manager that no other node has. */
export const BUILT = {
  image: "benchbook-built:test",
  build: { dockerfile_inline: `FROM ${IMAGE}\nLABEL built=here\n` },
};

/** A service as our own are, with its limits, which is one script. */
export function service(port: number, more: object = {}): object {
  return {
    ...{ image: IMAGE, command: ["python3", "-c", SERVER], ports: [`127.0.0.1:${port}:5000`] },
    ...{ read_only: true, cap_drop: ["ALL"], mem_limit: "256m", pids_limit: 100, stop_signal: "SIGKILL" },
    ...{ cpuset: "0", tmpfs: ["/tmp:size=16m"], security_opt: ["no-new-privileges:true"], user: "10001" },
    "x-benchbook": { label: `Service ${port}`, family: "test", endpoints: [ENDPOINT] },
    ...more,
  };
}

/** The text of a Compose file with some services. */
export function composeFile(services: Record<string, object>): string {
  return stringify({ services });
}
