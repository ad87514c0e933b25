import { z } from "zod";
import { referenceSchema } from "../baselines/published-schema.ts";
import type { Baseline } from "../findings/baseline/baseline.ts";
import type { Claim, Claims } from "../findings/claims/claim.ts";
import type { Test } from "../findings/claims/verdict.ts";
import type { ValueOf, Values } from "../findings/values/value.ts";
import { endpointName } from "../run/parts/endpoint.ts";
import { runId, targetName } from "../run/parts/units.ts";
import { measuresSchema } from "./measures.ts";

const words = z.string("expected text").trim().min(1, "expected text, got none");

/** Which run an article is about: one that it names, or the newest of those that suit it. */
const aboutSchema = z.union(
  [
    z.strictObject({ pinned: runId }),
    z.strictObject({
      newestOf: z.enum(["any plan", "full", "quick"]),
      /** Targets that the run has to have measured, all of them. */
      withTargets: z.array(targetName).default([]),
      /** Whether it has to have put targets under steady load. */
      withSteadyLoad: z.boolean().default(false),
    }),
  ],
  { error: 'expected { newestOf: "any plan" } or { pinned: "the id of a run" }' },
);

const claimSchema: z.ZodType<Claim> = z.strictObject({
  ...{ statement: words, fails: words, undecided: words },
  test: z.custom<Test>((test) => typeof test === "function", "expected a test of a run"),
});

const claimsSchema: z.ZodType<Claims> = z.record(words, claimSchema);

const valuesSchema: z.ZodType<Values> = z.record(
  words,
  z.custom<ValueOf>((value) => typeof value === "function", "expected what looks a number up in a run"),
);

/** A piece of a sentence: words, or a number by its id. */
const partSchema = z.union([z.string(), z.strictObject({ of: z.string() })]);

/** See {@link partSchema}. */
export type Part = z.output<typeof partSchema>;

/** What stands above the text of an article. */
const abstractSchema = z.strictObject({
  /** What is compared, and the names that the findings use. */
  subjects: z.array(partSchema),
  /** Claims by their ids: the answer in a few sentences, with the run's verdicts. */
  findings: z.array(words),
  /** Sentences with numbers, each true whatever the verdicts are; one that lacks a number is left out. */
  numbers: z.array(z.array(partSchema)),
});

/** See {@link abstractSchema}. */
export type Abstract = z.output<typeof abstractSchema>;

const baselineSchema = z.custom<Baseline>(
  (given) => z.object({ figures: referenceSchema, groups: z.array(z.object()).min(1) }).safeParse(given).success,
  "expected the figures of a publication and the groups of what is compared, as in content/findings/baseline/baseline.ts",
);

/** What an article says of itself, in the `article.ts` of its folder. */
export const articleSchema = z
  .strictObject({
    title: words,
    /** The article in one sentence, for those who look for it. */
    description: words,
    keywords: z.array(words),
    abstract: abstractSchema,
    /** What it claims, by the ids that its text has for claims. */
    claims: claimsSchema,
    /** Its numbers, by the ids that its text has for them. */
    values: valuesSchema,
    run: aboutSchema,
    measures: measuresSchema,
    /** Figures published elsewhere that the run is compared with. */
    baseline: baselineSchema.nullable().default(null),
    /**
     * The picture for links: the largest burst on an endpoint, or what targets take of it within its bound where it is under
     * steady load, and the words that say what is shown.
     */
    picture: z.strictObject({ endpoint: endpointName, says: words }),
  })
  .superRefine(({ abstract, claims, values }, context) => {
    const parts = [abstract.subjects, ...abstract.numbers].flat();
    const named = parts.flatMap((part) => (typeof part === "string" ? [] : part.of));
    for (const [what, ids, known] of [
      ["claim", abstract.findings, claims],
      ["value", named, values],
    ] as const) {
      const unknown = ids.find((id) => !Object.hasOwn(known, id));
      if (unknown === undefined) continue;
      const message = `expected a ${what} among ${Object.keys(known).join(", ")}, got "${unknown}"`;
      context.addIssue({ code: "custom", path: ["abstract"], message });
    }
  });

/** See {@link articleSchema}; what an `article.ts` exports as `article`. */
export type ArticleRecord = z.input<typeof articleSchema>;

/** The record as it is read, with whatever it leaves out. */
export type Article = z.output<typeof articleSchema>;
