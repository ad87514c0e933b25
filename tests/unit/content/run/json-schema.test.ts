import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { runJsonSchema } from "../../../../content/run/json-schema.ts";

const committed = new URL("../../../../content/run/run.schema.json", import.meta.url);

it("has its committed copy current: otherwise run `pnpm schema`", async () => {
  expect(await readFile(committed, "utf8")).toBe(runJsonSchema());
});

it("describes the run file as draft 2020-12, with what every run must have", () => {
  const schema: unknown = JSON.parse(runJsonSchema());
  expect(schema).toMatchObject({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    required: expect.arrayContaining(["schema", "id", "digest", "plan", "environment", "observations"]),
  });
});
