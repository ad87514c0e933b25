import { COMPOSE } from "../near-backends.ts";
import { testInjected } from "./injected.ts";

testInjected(COMPOSE);
