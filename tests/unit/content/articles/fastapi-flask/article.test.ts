import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { article } from "../../../../../content/articles/fastapi-flask/article.ts";

const composeSchema = z.object({
  services: z.record(
    z.string(),
    z.object({
      "x-benchbook": z
        .object({
          role: z.string().default("measured"),
          endpoints: z.array(z.object({ name: z.string() })).default([]),
        })
        .optional(),
    }),
  ),
});

it("wants measured what the plans measure: every target, on every endpoint that it has", async () => {
  const { services } = composeSchema.parse(parse(await readFile("docker-compose.yml", "utf8"), { merge: true }));
  const measured = Object.entries(services).filter(([, service]) => service["x-benchbook"]?.role === "measured");
  const endpoints = measured.flatMap(([, service]) => service["x-benchbook"]?.endpoints.map(({ name }) => name) ?? []);
  expect(article.measures.targets).toEqual(measured.map(([name]) => name));
  expect(article.measures.endpoints.toSorted()).toEqual([...new Set(endpoints)].toSorted());
});
