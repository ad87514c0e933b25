import { steady } from "../../load/steady-load.ts";

// Loads a port steadily and prints the result: port, connections and seconds are its arguments.
const [port = 0, connections = 1, seconds = 1] = process.argv.slice(2).map(Number);
const signal = new AbortController().signal;
console.log(JSON.stringify(await steady({ port, path: "/", connections, seconds, signal })));
