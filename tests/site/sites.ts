import { TWO_ARTICLES } from "../fixture/articles/write-article.ts";

/** A site that is built for the tests alone, and where its host would have it. */
export interface TestSite {
  /** Where it is exported to. */
  out: string;
  basePath: string;
  /** Its whole address, where it is to know that. */
  siteUrl?: string;
  /** The folder of its articles, where those are not the stored ones. */
  articles?: string;
}

/**
 * The sites that tests look at. None of them knows what is stored in content/runs; `build-test-site.ts` says what each is
 * about. What was compiled for one is used for the next.
 */
export const SITES = {
  /** Runs that were measured, as any reader would have them. */
  stored: { out: ".benchbook/sites/stored", basePath: "" },
  /** A run in which every text is hostile. */
  hostile: { out: ".benchbook/sites/hostile", basePath: "" },
  /** A run with a gap of every kind, below a base path as a project's page on a shared host is. */
  incomplete: { out: ".benchbook/sites/incomplete", basePath: "/benchbook", siteUrl: "https://example.org" },
  /** Two articles about one run, where there are as many as anybody likes. */
  several: {
    out: ".benchbook/sites/several",
    basePath: "/benchbook",
    siteUrl: "https://example.org",
    articles: TWO_ARTICLES,
  },
} satisfies Record<string, TestSite>;
