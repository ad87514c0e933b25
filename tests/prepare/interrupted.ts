import path from "node:path";
import { execaSync } from "execa";
import { OWNER } from "../../runner/guard/owner.ts";

// A setup file of the integration tests: when they are interrupted, what a test file has started ends with it. A file that
// ends in order is ended with SIGTERM, and comes by none of this.
const REMOVE = path.join(import.meta.dirname, "remove-started.ts");

// Whoever runs the tests has the signal too, and this process ends with it; by itself it would leave everything behind.
for (const signal of ["SIGINT", "SIGHUP"] as const) process.on(signal, () => {});
process.once("exit", () => void execaSync(process.execPath, [REMOVE, OWNER], { stdio: "ignore", reject: false }));
