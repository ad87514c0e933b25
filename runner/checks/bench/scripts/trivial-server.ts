import { createServer } from "node:http";
import { LOOPBACK } from "../../../load/address.ts";

// A server that does as little as a server can, in a process of its own; it prints its port.
const server = createServer((_request, response) => response.end("ok"));

server.listen(0, LOOPBACK, () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : address);
});
