import { removeMarked } from "../../runner/guard/marked-containers.ts";
import { killMarked } from "../../runner/guard/marked-processes.ts";
import { lives } from "../../runner/guard/owner.ts";

// Ends all that the process whose mark is given has started, and what is left of others that have ended.
const [, , owner = ""] = process.argv;
const isWanted = (one: string) => one === owner || !lives(one);
await killMarked(isWanted);
await removeMarked(isWanted);
