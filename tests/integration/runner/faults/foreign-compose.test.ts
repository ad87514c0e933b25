import { COMPOSE } from "../near-backends.ts";
import { testForeign } from "./foreign.ts";

testForeign(COMPOSE);
