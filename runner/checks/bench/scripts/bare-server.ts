import { createServer } from "node:net";
import { LOOPBACK } from "../../../load/address.ts";

// A server of nothing but a socket, in a process of its own: whatever ends with an empty line has the same bytes for an
// answer. A server that makes its answers takes more of the processor than the clients that are compared, and is what limits
// all of them: then they seem alike. It prints its port.
const ANSWER = Buffer.from("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
const END = Buffer.from("\r\n\r\n");

const server = createServer({ noDelay: true }, (socket) => {
  // Clients hang up as they like.
  socket.on("error", () => {});
  socket.on("data", (bytes: Buffer) => {
    if (bytes.subarray(-END.length).equals(END)) socket.write(ANSWER);
  });
});

server.listen({ port: 0, host: LOOPBACK, backlog: 1024 }, () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : address);
});
