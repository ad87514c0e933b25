import { expect, it } from "vitest";
import { readVocabulary } from "../../../../../app/article/mdx/check/vocabulary.ts";
import { articleSchema } from "../../../../../content/articles/record.ts";
import { article } from "../../../../../content/articles/under-load/article.ts";
import { claims } from "../../../../../content/articles/under-load/claims.ts";
import * as names from "../../../../../content/articles/under-load/names.ts";
import { values } from "../../../../../content/articles/under-load/values.ts";
import { readServices } from "../../../../../runner/fleet/services/read-services.ts";
import { PLANS } from "../../../../../runner/plan/named-plans.ts";
import { steadyPlan } from "../../../../../runner/plan/steady-plan.ts";
import { itIsWorded } from "../worded.fixture.ts";

itIsWorded("under-load", { abstract: article.abstract, claims, values });

it("speaks of targets and endpoints that the Compose file declares, and wants all of them under steady load", async () => {
  const { targets, endpoints } = await readVocabulary({ claims, values });
  const { targets: measured, steady } = article.measures;
  const mixed = (steady?.mixed ?? []).map(({ light, blocking }) => `${light} beside ${blocking}`);
  for (const name of Object.values(names)) {
    if (typeof name === "string") {
      expect(targets).toContain(name);
      expect(measured).toContain(name);
      continue;
    }
    const named = name("a target");
    if ("light" in named) expect(mixed).toContain(`${named.light} beside ${named.blocking}`);
    else expect(steady?.endpoints).toContain(named.endpoint);
    for (const endpoint of "light" in named ? [named.light, named.blocking] : [named.endpoint])
      expect(endpoints).toContain(endpoint);
  }
});

it("loads each server with light requests, and the databases with the queries that it speaks of", async () => {
  const { measures } = articleSchema.parse(article);
  const { services } = await readServices("docker-compose.yml", [0, 1]);
  const measured = measures.targets.flatMap((name) => services.filter((service) => service.name === name));
  const { loads, mixed } = steadyPlan(measures, measured, PLANS.full.steady);
  const targetsOf = (wanted: string) => loads.filter(({ endpoint }) => endpoint === wanted).map(({ target }) => target);
  expect(targetsOf("light")).toHaveLength(7);
  expect(["async-query", "threadpool-query", "sync-query", "async-slow-query"].map(targetsOf)).toEqual([
    ["fastapidatabase"],
    ["fastapidatabase"],
    ["flaskdatabase"],
    ["fastapidatabase", "fastapismallpool"],
  ]);
  expect(mixed.map(({ target, blocking }) => `${blocking.endpoint} on ${target}`)).toEqual([
    "badasync-iobound on fastapianalytics",
    "threadpool-iobound on fastapianalytics",
    "sync-iobound on flask1xanalytics",
    "sync-iobound on gunicorngthread",
    "sync-cpubound on fastapianalytics",
    "sync-cpubound on fastapiworkers",
  ]);
});
