import { describe, expect, it } from "vitest";
import { findEngine } from "../../../../../runner/fleet/backends/compose/engine.ts";
import { composeReader } from "../../../../../runner/fleet/compose-file/compose-reader.ts";
import { answerOf, corpus } from "../../../../fixture/compose-files/corpus.ts";

const engine = await findEngine();
const skipped = !engine.answers && !process.env.BENCHBOOK_REQUIRE_COMPOSE;
const why = skipped && !engine.answers ? ` (skipped: ${engine.reason})` : "";
const cases = await corpus();
const read = (file: string, environment: Record<string, string>, overrides?: string[]) =>
  composeReader(file, overrides).config(environment);

// Each case waits for two programs, and has files of its own.
describe.skipIf(skipped)(`docker compose config of Compose${why}`, { concurrent: true }, () => {
  it.each(cases.filter(({ services }) => services))("gives the right answer of the corpus: $title", async (one) => {
    expect(await answerOf(one, read)).toEqual(one.services);
  });

  it.each(cases.filter(({ refused }) => refused))("refuses as our reader does: $title", async (one) => {
    expect(await answerOf(one, read)).toBe(one.refused);
  });

  it.each(cases.filter(({ unsupported }) => unsupported))("reads what ours does not: $title", async (one) => {
    expect(await answerOf(one, read)).toBeTypeOf("object");
  });
});
