import { buildTestSite } from "./build-test-site.ts";
import { SITES } from "./sites.ts";

// Builds the site of the tests that is named, and shows what the build says.
const name = process.argv[2] ?? "";

if (name in SITES) {
  const [exitCode, said] = await buildTestSite(name as keyof typeof SITES);
  // Without colours the build prints text, and what a run says must add nothing that steers a terminal.
  const steering = /(?![\n\r\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.exec(said);
  const around = steering && JSON.stringify(said.slice(Math.max(0, steering.index - 80), steering.index + 80));
  console.log(around ? `expected text, got ${around}` : said);
  process.exitCode = around ? 1 : exitCode;
} else {
  console.error(`benchbook: expected one of ${Object.keys(SITES).join(", ")}, got "${name}"`);
  process.exitCode = 2;
}
