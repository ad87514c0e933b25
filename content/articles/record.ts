import { z } from "zod";
import { endpointName } from "../run/parts/endpoint.ts";
import { targetName } from "../run/parts/units.ts";
import { runId } from "../run/run.ts";

const words = z.string("expected text").trim().min(1, "expected text, got none");

/** Which run an article is about: one that it names, or the newest of those that suit it. */
const aboutSchema = z.union(
  [
    z.strictObject({ pinned: runId }),
    z.strictObject({
      newestOf: z.enum(["any plan", "full", "quick"]),
      /** Targets that the run has to have measured, all of them. */
      withTargets: z.array(targetName).default([]),
    }),
  ],
  { error: 'expected { newestOf: "any plan" } or { pinned: "the id of a run" }' },
);

/** What an article says of itself, in the `article.ts` of its folder. */
export const articleSchema = z.strictObject({
  title: words,
  /** The article in one sentence, for those who look for it. */
  description: words,
  keywords: z.array(words),
  run: aboutSchema,
  /** What has to be measured for the article to have all of its numbers. */
  measures: z.strictObject({ targets: z.array(targetName).min(1), endpoints: z.array(endpointName).min(1) }),
  /** The picture for links: the largest burst on an endpoint, and the words that say what its seconds are. */
  picture: z.strictObject({ endpoint: endpointName, says: words }),
});

/** See {@link articleSchema}; what an `article.ts` exports as `article`. */
export type ArticleRecord = z.input<typeof articleSchema>;

/** The record as it is read, with whatever it leaves out. */
export type Article = z.output<typeof articleSchema>;
