import { migrateFirst } from "./migrate-first.ts";
import { migrateSecond } from "./migrate-second.ts";

/** From each schema to the next. */
const STEPS = [migrateFirst, migrateSecond];

/**
 * Brings the value of an older run file up to the current schema, one after the other. What a schema did not record is
 * null or empty; a value that is not shaped as its schema says is returned as it is, for the parser to speak of.
 */
export function migrate(value: unknown): unknown {
  return STEPS.reduce((older, step) => step(older), value);
}
