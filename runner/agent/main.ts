import { availableParallelism } from "node:os";
import { generatingRoutes } from "./generate-load.ts";
import { observingRoutes } from "./observe-containers.ts";
import { AGENT_PORT, agentServer, type Routes } from "./serve.ts";

// What a run starts on other machines: it looks at containers there, or sends load from there, for that run alone.

const ROLES: Record<string, () => Routes> = { observe: observingRoutes, load: generatingRoutes };

const { BENCHBOOK_TOKEN: token = "", BENCHBOOK_ROLE: role = "" } = process.env;
const routes = ROLES[role];
if (token === "" || !routes) throw new Error(`expected a token and a role among ${Object.keys(ROLES)}, got "${role}"`);
// The first process of a container is not ended by a signal that it does not handle.
process.on("SIGTERM", () => process.exit(0));
agentServer(token, routes()).listen(AGENT_PORT, () => console.log(`${role}, ${availableParallelism()} cores`));
