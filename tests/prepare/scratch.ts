import { afterAll } from "vitest";
import { removeScratch } from "../fixture/isolation/scratch.ts";

// A setup file of vitest: what is registered first is run last, so that the hooks of a test file still find its folders.
afterAll(removeScratch);
