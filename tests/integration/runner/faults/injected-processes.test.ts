import { PROCESSES } from "../near-backends.ts";
import { testInjected } from "./injected.ts";

testInjected(PROCESSES);
