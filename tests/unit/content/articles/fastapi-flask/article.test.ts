import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { article } from "../../../../../content/articles/fastapi-flask/article.ts";

const composeSchema = z.object({
  services: z.record(
    z.string(),
    z.object({
      profiles: z.array(z.string()).default([]),
      "x-benchbook": z
        .object({
          role: z.string().default("measured"),
          endpoints: z.array(z.object({ name: z.string(), p99Seconds: z.number().optional() })).default([]),
        })
        .optional(),
    }),
  ),
});

it("wants measured what a run measures without an article: every service that needs no profile of its own", async () => {
  const { services } = composeSchema.parse(
    parse(await readFile("docker-compose.yml", "utf8"), { merge: true, maxAliasCount: -1 }),
  );
  const usual = Object.entries(services).filter(([, { profiles }]) => !profiles.includes("servers"));
  const named = (role: string) => usual.filter(([, one]) => one["x-benchbook"]?.role === role).map(([name]) => name);
  const endpoints = usual
    .filter(([, service]) => service["x-benchbook"]?.role === "measured")
    .flatMap(([, service]) => service["x-benchbook"]?.endpoints ?? [])
    // Those with a bound are for steady load.
    .flatMap(({ name, p99Seconds }) => (p99Seconds === undefined ? name : []));
  const { targets, controls, models } = article.measures;
  expect({ targets, controls, models }).toEqual({
    targets: named("measured"),
    controls: named("control"),
    models: named("process-model"),
  });
  expect(article.measures.endpoints.toSorted()).toEqual([...new Set(endpoints)].toSorted());
});
