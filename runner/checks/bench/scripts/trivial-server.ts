import { createServer } from "node:http";

// A server that does as little as a server can, in a process of its own; it prints its port.
const server = createServer((_request, response) => response.end("ok"));

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : address);
});
