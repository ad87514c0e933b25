import { describe, expect, it } from "vitest";
import { ownReader } from "../../../../../runner/fleet/compose-file/own-reader.ts";
import { answerOf, corpus } from "../../../../fixture/compose-files/corpus.ts";

const cases = await corpus();
const read = (file: string, environment: Record<string, string>, overrides?: string[]) =>
  ownReader(file, overrides).config(environment);

describe("our reader reads as docker compose config does", () => {
  it.each(cases.filter(({ services }) => services))("$title", async (one) => {
    expect(await answerOf(one, read)).toEqual(one.services);
  });
});

describe("our reader refuses, in one sentence with the line,", () => {
  it.each(cases.filter(({ services }) => !services))("$title", async (one) => {
    expect(await answerOf(one, read)).toBe(one.refused ?? one.unsupported);
  });
});
