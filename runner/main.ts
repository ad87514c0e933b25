import { enableCompileCache } from "node:module";
import path from "node:path";
import { CACHE } from "./program/folders.ts";

// What is imported from here on is compiled once and kept: it is half of the time until a command begins.
enableCompileCache(path.join(CACHE, "compiled"));
const { runCommand } = await import("./command.ts");

process.exitCode = await runCommand(process.argv);
