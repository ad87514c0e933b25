import { expect, it } from "vitest";
import { faultOf, readVocabulary } from "../../../../../../app/article/mdx/check/vocabulary.ts";

const measures = { targets: ["web"], controls: ["plain"], models: ["reload"], endpoints: ["root"] };
const NOTHING = { claims: {}, values: {} };

it("has what our own Compose file declares", async () => {
  const vocabulary = await readVocabulary({ ...NOTHING, measures });
  expect(faultOf("target", "fastapianalytics", vocabulary)).toBeUndefined();
  expect(faultOf("endpoint", "sync-cpubound", vocabulary)).toBeUndefined();
  expect(faultOf("target", "web", vocabulary)).toMatch(/expected a target among .*fastapianalytics.*, got "web"/);
});

it("has what an article with a Compose file of its own wants measured, and nothing of ours", async () => {
  const vocabulary = await readVocabulary({ ...NOTHING, measures: { ...measures, file: "../shop.yml" } });
  expect(faultOf("targets", "web plain reload", vocabulary)).toBeUndefined();
  expect(faultOf("endpoint", "root", vocabulary)).toBeUndefined();
  expect(faultOf("endpoint", "sync-cpubound", vocabulary)).toBe('expected an endpoint among root, got "sync-cpubound"');
});
