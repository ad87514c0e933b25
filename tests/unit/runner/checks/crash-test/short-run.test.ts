import { expect, it } from "vitest";
import { shortRun, shortRunHere } from "../../../../../runner/checks/crash-test/short-run.ts";
import { readServices } from "../../../../../runner/fleet/services/read-services.ts";

const { services } = await readServices("docker-compose.yml", [0, 1]);
const given = (flags: string[], flag: string) => flags[flags.indexOf(flag) + 1];

it("measures the first service on its baseline, in another executor and without computing", async () => {
  const flags = await shortRunHere();
  expect(given(flags, "--targets")).toBe("fastapianalytics");
  expect(given(flags, "--endpoints")).toBe("sync-cpubound,threadpool-cpubound,async-iobound");
});

it("takes names from the declarations, whatever they are, and fewer endpoints where there are fewer", () => {
  const other = services.filter(({ role }) => role === "measured").slice(1, 2);
  const renamed = other.map((one) => ({ ...one, name: "django", endpoints: one.endpoints.slice(0, 1) }));
  const flags = shortRun(renamed);
  expect(given(flags, "--targets")).toBe("django");
  expect(given(flags, "--endpoints")).toBe("sync-cpubound");
});

it("needs a measured service with an endpoint", () => {
  expect(() => shortRun(services.filter(({ role }) => role !== "measured"))).toThrow(/expected a measured service/);
});
