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

it("reads one service of a file as it is among all of them", async () => {
  const alone = async (...[file, environment, overrides]: Parameters<typeof read>) => {
    const { services } = await read(file, environment, overrides);
    const reader = ownReader(file, overrides);
    const each = Object.keys(services).map(async (name) => [
      name,
      (await reader.config(environment, name)).services[name],
    ]);
    return { services: Object.fromEntries(await Promise.all(each)) };
  };
  for (const one of cases.filter(({ services }) => services))
    expect(await answerOf(one, alone), one.title).toEqual(one.services);
});
