import { describe, expect, it } from "vitest";
import { composeReader } from "../../../../../runner/fleet/compose-file/compose-reader.ts";
import { answerOf, corpus } from "../../../../fixture/compose-files/corpus.ts";
import { isComposeSkipped, whyComposeSkipped } from "../../near-backends.ts";

const cases = await corpus();
const read = (file: string, environment: Record<string, string>, overrides?: string[]) =>
  composeReader(file, overrides).config(environment);

// Each case waits for another program, and has files of its own.
describe.skipIf(isComposeSkipped)(`docker compose config of Compose${whyComposeSkipped}`, { concurrent: true }, () => {
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
