import { PROCESSES } from "../near-backends.ts";
import { testForeign } from "./foreign.ts";

testForeign(PROCESSES);
