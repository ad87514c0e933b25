import { expect, it } from "vitest";
import { readVocabulary } from "../../../../../app/article/mdx/check/vocabulary.ts";
import { article } from "../../../../../content/articles/servers/article.ts";
import { claims } from "../../../../../content/articles/servers/claims.ts";
import * as names from "../../../../../content/articles/servers/names.ts";
import { values } from "../../../../../content/articles/servers/values.ts";
import { itIsWorded } from "../worded.fixture.ts";

itIsWorded("servers", { abstract: article.abstract, claims, values });

it("speaks of targets and endpoints that the Compose file declares, and wants all of them measured", async () => {
  const { targets, endpoints } = await readVocabulary({ claims, values });
  const { measures } = article;
  const wanted = [...measures.targets, ...(measures.controls ?? []), ...(measures.models ?? [])];
  for (const name of Object.values(names))
    if (typeof name === "string") {
      expect(targets).toContain(name);
      expect(wanted).toContain(name);
    } else {
      expect(endpoints).toContain(name("a target").endpoint);
      expect(measures.endpoints).toContain(name("a target").endpoint);
    }
});
