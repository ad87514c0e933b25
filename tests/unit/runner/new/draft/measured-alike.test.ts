import { expect, it } from "vitest";
import { measuredAlike } from "../../../../../runner/new/draft/measured-alike.ts";
import { overrideFile } from "../../../../../runner/new/draft/override-file.ts";
import { TARGETS } from "../drafts.ts";

it("puts under steady load on every target what is too fast for bursts on one, with a bound for each", () => {
  const [web, api] = TARGETS.map((target, place) => ({
    ...target,
    endpoints: [{ name: "orders", path: "/orders", by: place === 0 ? ("bursts" as const) : ("steady load" as const) }],
  }));
  const alike = measuredAlike([web, api].flatMap((one) => one ?? []));
  expect(alike.flatMap(({ endpoints }) => endpoints.map(({ by }) => by))).toEqual(["steady load", "steady load"]);
  expect(overrideFile(alike, "docker-compose.yml")?.match(/p99Seconds/g)).toHaveLength(2);
});

it("leaves the others as they are", () => {
  expect(measuredAlike(TARGETS)).toEqual(TARGETS);
});
